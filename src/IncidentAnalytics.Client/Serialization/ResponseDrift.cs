namespace IncidentAnalytics.Client.Serialization;

/// <summary>
/// Collects the members of a response that did not match their properties. Converters have no access to the call, so the current
/// instance flows with it.
/// </summary>
internal sealed class ResponseDrift
{
    private const int MaxMembers = 100;

    private static readonly AsyncLocal<ResponseDrift?> Ambient = new();

    private readonly HashSet<string> _members = new(StringComparer.Ordinal);

    public static ResponseDrift? Current => Ambient.Value;

    /// <summary>The members, without duplicates.</summary>
    public IReadOnlyCollection<string> Members => _members;

    /// <summary>Starts to collect, until the asynchronous method that calls this ends.</summary>
    public static ResponseDrift Begin() => Ambient.Value = new ResponseDrift();

    public void Add(string member)
    {
        if (_members.Count < MaxMembers)
            _members.Add(member);
    }
}

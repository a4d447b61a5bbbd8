namespace IncidentAnalytics.Client.Serialization;

/// <summary>
/// Collects the members of one response that did not fit their properties. Converters do not know the call that they read for, so it is
/// found through the flow of the call.
/// </summary>
internal sealed class ResponseDrift
{
    private const int MaxMembers = 100;

    private static readonly AsyncLocal<ResponseDrift?> Ambient = new();

    private readonly HashSet<string> _members = new(StringComparer.Ordinal);

    public static ResponseDrift? Current => Ambient.Value;

    /// <summary>The members, each once.</summary>
    public IReadOnlyCollection<string> Members => _members;

    /// <summary>Begins to collect, until the asynchronous method that calls this has ended.</summary>
    public static ResponseDrift Begin() => Ambient.Value = new ResponseDrift();

    public void Add(string member)
    {
        if (_members.Count < MaxMembers)
            _members.Add(member);
    }
}

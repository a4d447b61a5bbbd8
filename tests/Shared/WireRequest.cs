namespace IncidentAnalytics.Testing;

/// <summary>A request that a server received.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">Path and query, with their escapes.</param>
/// <param name="Headers">The headers; several of one name are joined by a comma.</param>
/// <param name="Body">The body's bytes.</param>
internal sealed record WireRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>The target without its query.</summary>
    public string Path => Target.Split('?')[0];
}

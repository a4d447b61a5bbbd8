namespace IncidentAnalytics.ReferenceServer.Tests.Engine.Conformance;

/// <summary>Vectors that are answered differently on purpose. The suite demands that each of them really differs.</summary>
internal static class KnownDifferences
{
    private const string OpenSearch2 =
        "OpenSearch 2 (t-digest 3.2) interpolated between values; OpenSearch 3 answers the same request with the values themselves, as its own suite says "
        + "(\"t-digest 3.2 was interpolating leading to incorrect percentiles\"), and so does this engine.";

    private const string Elasticsearch =
        "Elasticsearch 6 and 7 interpolate between order statistics; for the same request OpenSearch 3 gives the values themselves, and so does this engine.";

    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["percentiles-02"] = OpenSearch2,
        ["percentiles-03"] = OpenSearch2,
        ["percentiles-04"] = Elasticsearch,
        ["percentiles-05"] = Elasticsearch,
    };
}

namespace IncidentAnalytics.ReferenceServer.Tests.Aggregations.Conformance;

/// <summary>Vectors with an intentionally different response. A vector that no longer differs fails.</summary>
internal static class KnownDifferences
{
    private const string OpenSearch =
        "One file of OpenSearch's suite asserts the values themselves for plain percentiles (percentiles-01), and values half-way between them "
        + "for the same numbers under a compression or a query: its approximation shows. This engine is exact and always gives the values themselves.";

    private const string Elasticsearch =
        "Elasticsearch 6 and 7 interpolate between order statistics; for the same request OpenSearch (percentiles-01) gives the values themselves, and so does this engine.";

    private const string Quickwit =
        "Quickwit rounds extended bounds with the offset. OpenSearch rounds them without it and then moves them by it (LongBounds.round, "
        + "InternalDateHistogram.addEmptyBuckets), which shifts the filled buckets by one interval here; this engine does as OpenSearch does.";

    public static IReadOnlyDictionary<string, string> Reasons { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["date_histogram-26"] = Quickwit,
            ["percentiles-02"] = OpenSearch,
            ["percentiles-03"] = OpenSearch,
            ["percentiles-04"] = Elasticsearch,
            ["percentiles-05"] = Elasticsearch,
        };
}

using System.Globalization;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;
using IncidentAnalytics.ReferenceServer.Tests.Aggregations.Conformance;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Aggregations;

/// <summary>Runs requests in JSON over a set of documents.</summary>
internal sealed class EngineQuery
{
    private readonly DocumentSet _documents;

    private EngineQuery(DocumentSet documents) => _documents = documents;

    /// <param name="documents">The documents, one JSON object per line.</param>
    /// <param name="mapping">The types of the fields.</param>
    public static EngineQuery Create(string documents, string mapping = "{}") =>
        new(
            new DocumentSet(
                [
                    .. documents
                        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                        .Select(line => Document.FromJson(Parse(line))),
                ],
                Mapping.FromJson(Parse(mapping))
            )
        );

    public static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    public AggregationResult Run(string aggregations, string? query = null, string now = "2026-03-10T15:30:00Z", bool typedKeys = false) =>
        AggregationEngine.Run(
            _documents,
            query is null ? null : Parse(query),
            Parse(aggregations),
            new FakeTimeProvider(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)),
            typedKeys
        );

    /// <summary>The number of documents that match a query.</summary>
    public long CountMatches(string query, string now = "2026-03-10T15:30:00Z") => Run("{}", query, now).Total;

    /// <summary>The result of one aggregation, named <c>a</c>.</summary>
    public JsonElement GetAnswer(string aggregation, string? query = null) =>
        Parse(Run($$"""{"a": {{aggregation}}}""", query).Aggregations.ToJsonString()).GetProperty("a");

    /// <summary>Asserts that the result of an aggregation equals a JSON text; numbers are compared by value.</summary>
    public void AssertAnswer(string expected, string aggregation, string? query = null)
    {
        var answer = GetAnswer(aggregation, query);
        var differences = ExpectedJson.Differences("exact", tolerance: 1e-9, Parse(expected), answer);
        Assert.True(differences.Count == 0, $"{string.Join("; ", differences)} in {answer}");
    }

    /// <summary>The keys of the buckets, in order.</summary>
    public string GetKeys(string aggregation, string? query = null) =>
        string.Join(
            " ",
            GetAnswer(aggregation, query).GetProperty("buckets").EnumerateArray().Select(bucket => bucket.GetProperty("key").ToString())
        );

    /// <summary>The buckets as <c>key=count</c>, in order; dates by their text.</summary>
    public string GetCounts(string aggregation, string? query = null) =>
        string.Join(
            " ",
            GetAnswer(aggregation, query)
                .GetProperty("buckets")
                .EnumerateArray()
                .Select(bucket =>
                    $"{(bucket.TryGetProperty("key_as_string", out var text) ? text : bucket.GetProperty("key"))}={bucket.GetProperty("doc_count")}"
                )
        );

    /// <summary>The error message for an invalid aggregation, named <c>a</c>.</summary>
    public string GetError(string aggregation) => Assert.Throws<AggregationException>(() => Run($$"""{"a": {{aggregation}}}""")).Message;

    /// <summary>The error message for an invalid query.</summary>
    public string GetQueryError(string query) => Assert.Throws<AggregationException>(() => Run("{}", query)).Message;
}

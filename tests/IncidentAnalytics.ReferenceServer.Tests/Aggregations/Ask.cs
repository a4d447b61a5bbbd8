using System.Globalization;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;
using IncidentAnalytics.ReferenceServer.Tests.Aggregations.Conformance;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Aggregations;

/// <summary>A request to the engine, written as JSON.</summary>
internal sealed class Ask
{
    private readonly DocumentSet _documents;

    private Ask(DocumentSet documents) => _documents = documents;

    /// <param name="documents">The documents, one JSON object per line.</param>
    /// <param name="mapping">The types of their fields.</param>
    public static Ask Over(string documents, string mapping = "{}") =>
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

    /// <summary>How many documents a query finds.</summary>
    public long Count(string query, string now = "2026-03-10T15:30:00Z") => Run("{}", query, now).Total;

    /// <summary>The answer to one aggregation, named <c>a</c>.</summary>
    public JsonElement Answer(string aggregation, string? query = null) =>
        Parse(Run($$"""{"a": {{aggregation}}}""", query).Aggregations.ToJsonString()).GetProperty("a");

    /// <summary>The answer is this JSON and no more; numbers are compared by value.</summary>
    public void Gives(string expected, string aggregation, string? query = null)
    {
        var answer = Answer(aggregation, query);
        var differences = ExpectedJson.Differences("exact", tolerance: 1e-9, Parse(expected), answer);
        Assert.True(differences.Count == 0, $"{string.Join("; ", differences)} in {answer}");
    }

    /// <summary>The keys of the buckets, in order.</summary>
    public string Keys(string aggregation, string? query = null) =>
        string.Join(
            " ",
            Answer(aggregation, query).GetProperty("buckets").EnumerateArray().Select(bucket => bucket.GetProperty("key").ToString())
        );

    /// <summary>The buckets as <c>key=count</c>, in order; dates by their text.</summary>
    public string Counts(string aggregation, string? query = null) =>
        string.Join(
            " ",
            Answer(aggregation, query)
                .GetProperty("buckets")
                .EnumerateArray()
                .Select(bucket =>
                    $"{(bucket.TryGetProperty("key_as_string", out var text) ? text : bucket.GetProperty("key"))}={bucket.GetProperty("doc_count")}"
                )
        );

    /// <summary>Why the engine refuses an aggregation, named <c>a</c>.</summary>
    public string Refusal(string aggregation) => Assert.Throws<AggregationException>(() => Run($$"""{"a": {{aggregation}}}""")).Message;

    /// <summary>Why the engine refuses a query.</summary>
    public string QueryRefusal(string query) => Assert.Throws<AggregationException>(() => Run("{}", query)).Message;
}

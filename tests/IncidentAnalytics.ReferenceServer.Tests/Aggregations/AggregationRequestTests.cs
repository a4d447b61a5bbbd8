using IncidentAnalytics.ReferenceServer.Aggregations;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Aggregations;

public sealed class AggregationRequestTests
{
    private static readonly EngineQuery Tickets = EngineQuery.Create(
        """
        {"kind": "disk", "hours": 1, "load": 0.5, "at": "2026-01-01"}
        {"kind": "network", "hours": 3, "load": 1.5, "at": "2026-01-02"}
        """,
        """{"at": "date"}"""
    );

    [Fact]
    public void Run_CountsMatchingDocuments()
    {
        Assert.Equal(2, Tickets.Run("{}").Total);
        Assert.Equal(1, Tickets.Run("{}", """{"term": {"kind": "disk"}}""").Total);
        var result = AggregationEngine.Run(
            new DocumentSet([new Document(), new Document()]),
            query: null,
            default,
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.Equal(2, result.Total);
    }

    [Fact]
    public void Run_ReturnsMeta_OnEveryLevel() =>
        Tickets.AssertAnswer(
            """{"meta": {"owner": ["me", 1]}, "doc_count": 2, "b": {"meta": {"x": null}, "value": 4}}""",
            """{"meta": {"owner": ["me", 1]}, "filter": {"match_all": {}}, "aggs": {"b": {"sum": {"field": "hours"}, "meta": {"x": null}}}}"""
        );

    [Theory]
    [InlineData("""{"terms": {"field": "kind"}}""", "sterms#a")]
    [InlineData("""{"terms": {"field": "hours"}}""", "lterms#a")]
    [InlineData("""{"terms": {"field": "load"}}""", "dterms#a")]
    [InlineData("""{"date_histogram": {"field": "at", "fixed_interval": "1d"}}""", "date_histogram#a")]
    [InlineData("""{"histogram": {"field": "hours", "interval": 1}}""", "histogram#a")]
    [InlineData("""{"range": {"field": "hours", "ranges": [{"to": 1}]}}""", "range#a")]
    [InlineData("""{"date_range": {"field": "at", "ranges": [{"to": "now"}]}}""", "date_range#a")]
    [InlineData("""{"filter": {"match_all": {}}}""", "filter#a")]
    [InlineData("""{"filters": {"filters": [{"match_all": {}}]}}""", "filters#a")]
    [InlineData("""{"missing": {"field": "hours"}}""", "missing#a")]
    [InlineData("""{"avg": {"field": "hours"}}""", "avg#a")]
    [InlineData("""{"sum": {"field": "hours"}}""", "sum#a")]
    [InlineData("""{"min": {"field": "hours"}}""", "min#a")]
    [InlineData("""{"max": {"field": "hours"}}""", "max#a")]
    [InlineData("""{"value_count": {"field": "hours"}}""", "value_count#a")]
    [InlineData("""{"cardinality": {"field": "hours"}}""", "cardinality#a")]
    [InlineData("""{"stats": {"field": "hours"}}""", "stats#a")]
    [InlineData("""{"extended_stats": {"field": "hours"}}""", "extended_stats#a")]
    [InlineData("""{"percentiles": {"field": "hours"}}""", "tdigest_percentiles#a")]
    public void Run_PrefixesNamesWithTypes_WhenTypedKeysIsSet(string aggregation, string expected) =>
        Assert.Equal(expected, Assert.Single(Tickets.Run($$"""{"a": {{aggregation}} }""", typedKeys: true).Aggregations).Key);

    [Fact]
    public void Run_PrefixesNamesInBuckets_WhenTypedKeysIsSet() =>
        Assert.Equal(
            """{"filter#a":{"doc_count":2,"max#b":{"value":3.0}}}""",
            Tickets
                .Run("""{"a": {"filter": {"match_all": {}}, "aggs": {"b": {"max": {"field": "hours"}}}}}""", typedKeys: true)
                .Aggregations.ToJsonString()
        );

    [Theory]
    [InlineData("""{"a": {"maxx": {"field": "hours"}}}""", "Unknown aggregation type [maxx] did you mean [max]?")]
    [InlineData("""{"a": {"nonsense_of_its_own": {}}}""", "Unknown aggregation type [nonsense_of_its_own]")]
    [InlineData(
        """{"a": {"max": {"field": "hours"}, "min": {"field": "hours"}}}""",
        "Found two aggregation type definitions in [a]: [max] and [min]"
    )]
    [InlineData(
        """{"a": {"filter": {"match_all": {}}, "aggs": {}, "aggregations": {}}}""",
        "Found two sub aggregation definitions under [a]"
    )]
    [InlineData("""{"a": {"meta": {}}}""", "Missing definition for aggregation [a]")]
    [InlineData("""{"a": {}}""", "Missing definition for aggregation [a]")]
    [InlineData("""{"a": "max"}""", "Aggregation definition for [a] starts with a [String], expected a [START_OBJECT].")]
    [InlineData("""{"a>b": {"max": {"field": "hours"}}}""", "Invalid aggregation name [a>b].")]
    [InlineData("""{"": {"max": {"field": "hours"}}}""", "Invalid aggregation name [].")]
    [InlineData(
        """{"a": {"max": {"field": "hours"}}, "a": {"min": {"field": "hours"}}}""",
        "Two sibling aggregations cannot have the same name: [a]"
    )]
    [InlineData("""{"a": {"filter": {"match_all": {}}, "aggs": []}}""", "Expected [START_OBJECT] under [aggs]")]
    [InlineData("""[]""", "Expected [START_OBJECT] under [aggs]")]
    public void Run_Throws_WhenRequestIsInvalid(string aggregations, string reason) =>
        Assert.Contains(reason, Assert.Throws<AggregationException>(() => Tickets.Run(aggregations)).Message, StringComparison.Ordinal);

    [Fact]
    public void Run_Throws_WhenThereAreTooManyBuckets()
    {
        const string Reason = "Trying to create too many buckets. Must be less than or equal to: [65535] but was [";
        Assert.Contains(
            Reason,
            Tickets.GetError("""{"date_histogram": {"field": "at", "fixed_interval": "1ms"}}"""),
            StringComparison.Ordinal
        );
        Assert.Contains(Reason, Tickets.GetError("""{"histogram": {"field": "hours", "interval": 1e-12}}"""), StringComparison.Ordinal);
        Assert.Contains(
            Reason,
            Tickets.GetError("""{"histogram": {"field": "hours", "interval": 1, "extended_bounds": {"min": -1e18, "max": 1e18}}}"""),
            StringComparison.Ordinal
        );
        Assert.Contains(
            Reason,
            Tickets.GetError(
                """
                {"histogram": {"field": "hours", "interval": 0.001}, "aggs": {
                  "b": {"filters": {"filters": [{"match_all": {}}, {"match_all": {}}]}, "aggs": {
                    "c": {"range": {"field": "hours", "ranges": [{"to": 1}, {"to": 2}, {"to": 3}, {"to": 4}, {"to": 5}, {"to": 6}, {"to": 7}, {"to": 8}, {"to": 9}, {"to": 10}, {"to": 11}, {"to": 12}, {"to": 13}, {"to": 14}, {"to": 15}, {"to": 16}]}}}}}}
                """
            ),
            StringComparison.Ordinal
        );
        Assert.Equal(
            2001,
            Tickets.GetAnswer("""{"histogram": {"field": "hours", "interval": 0.001}}""").GetProperty("buckets").GetArrayLength()
        );
    }

    [Fact]
    public void Run_Throws_WhenNestingIsTooDeep()
    {
        Assert.Equal(2, Tickets.Run(Nested(20)).Total);
        Assert.Contains(
            "nested too deep",
            Assert.Throws<AggregationException>(() => Tickets.Run(Nested(21))).Message,
            StringComparison.Ordinal
        );

        static string Nested(int depth) =>
            string.Concat(Enumerable.Repeat("{\"a\":{\"filter\":{\"match_all\":{}},\"aggs\":", depth))
            + "{}"
            + string.Concat(Enumerable.Repeat("}}", depth));
    }

    [Fact]
    public void Run_ReadsClockOnce()
    {
        var clock = new CountingClock();
        AggregationEngine.Run(
            new DocumentSet([]),
            EngineQuery.Parse("""{"bool": {"filter": [{"match_all": {}}]}}"""),
            EngineQuery.Parse("""{"a": {"date_range": {"field": "at", "ranges": [{"from": "now-1d", "to": "now"}]}}}"""),
            clock,
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.Equal(1, clock.Asked);
    }

    private sealed class CountingClock : TimeProvider
    {
        public int Asked { get; private set; }

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddDays(++Asked);
    }

    [Fact]
    public void Run_Throws_WhenThereAreTooManyAggregations()
    {
        var many = string.Join(
            ", ",
            Enumerable
                .Range(0, 1_000)
                .Select(number =>
                    $$$"""
                        "a{{{number}}}": {"value_count": {"field": "hours"}}
                        """
                )
        );

        Assert.Equal(1_000, Tickets.Run($$"""{ {{many}} }""").Aggregations.Count);
        Assert.Contains(
            "too many aggregations",
            Assert
                .Throws<AggregationException>(() => Tickets.Run($$"""{"top": {"filter": {"match_all": {} }, "aggs": { {{many}} } } }"""))
                .Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("""{"range": {"field": "hours", "ranges": [#]}}""", """{"from": 1}""")]
    [InlineData("""{"filters": {"filters": [#]}}""", """{"match_all": {}}""")]
    [InlineData("""{"filter": {"bool": {"should": [#]}}}""", """{"match_all": {}}""")]
    public void Run_Throws_WhenThereAreTooManyClauses(string aggregation, string clause)
    {
        var clauses = string.Join(", ", Enumerable.Repeat(clause, 10_001));

        Assert.Contains(
            "too many filters, ranges and clauses",
            Tickets.GetError(aggregation.Replace("#", clauses, StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Run_Stops_WhenCancelled()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() =>
            AggregationEngine.Run(
                new DocumentSet([new Document()]),
                query: null,
                EngineQuery.Parse("{}"),
                cancellationToken: cancelled.Token
            )
        );
    }
}

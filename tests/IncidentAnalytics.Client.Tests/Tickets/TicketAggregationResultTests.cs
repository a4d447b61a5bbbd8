using System.Text.Json;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Tickets;

/// <summary>Reading results by their aggregations, at every level and when levels are missing.</summary>
public sealed class TicketAggregationResultTests
{
    private static readonly Aggregation<ValueResult> Cost = Aggregation.Avg("cost", "ticket.cost");

    private static readonly Aggregation<TermsResult> Types = Aggregation.Terms("types", "ticket.type", aggregations: [Cost]);

    public static TheoryData<string> ResponsesWithoutResult =>
        [
            "{}",
            """{"data":null}""",
            """{"data":{}}""",
            """{"data":{"aggregations":null}}""",
            """{"data":{"aggregations":{}}}""",
            """{"data":{"aggregations":{"types":null,"cost":null}}}""",
        ];

    [Theory]
    [InlineData("types", "cost")]
    [InlineData("sterms#types", "avg#cost")]
    public void Get_ReadsSubAggregationsFromBucket_InPlainAndTypedResponses(string types, string cost)
    {
        var result = CreateResult(
            """
            {"data":{"aggregations":{"TYPES":{"buckets":[
              {"key":"a","doc_count":2,"COST":{"value":1.5}},
              {"key":"b","doc_count":0,"COST":{"value":null}}]}}}}
            """.Replace("TYPES", types, StringComparison.Ordinal).Replace("COST", cost, StringComparison.Ordinal)
        );
        var buckets = result.Get(Types).Buckets;
        Assert.Equal([1.5, null], buckets.Select(b => b.Get(Cost).Value));
        Assert.All(buckets, static b => Assert.True(b.Get(Cost).IsPresent));
    }

    [Theory]
    [MemberData(nameof(ResponsesWithoutResult))]
    public void Get_ReturnsEmptyResult_WhenResultIsAbsent(string json)
    {
        var result = CreateResult(json);
        var types = result.Get(Types);
        Assert.Empty(types.Buckets);
        Assert.False(types.IsPresent);
        Assert.False(result.TryGet(Types, out var again));
        Assert.Empty(again.Buckets);
        Assert.Null(result.Get(Cost).Value);

        Assert.Empty(result.Get(Aggregation.DateHistogram("a", "f", HistogramInterval.Calendar(CalendarUnit.Day))).Buckets);
        Assert.Empty(result.Get(Aggregation.Histogram("a", "f", 1)).Buckets);
        Assert.Empty(result.Get(Aggregation.Range("a", "f", [new(0, 1)])).Buckets);
        Assert.Empty(result.Get(Aggregation.DateRange("a", "f", [new("now", null)])).Buckets);
        Assert.False(result.Get(Aggregation.Filter("a", TicketFilter.MatchAll)).IsPresent);
        Assert.Equal(0, result.Get(Aggregation.Filter("a", TicketFilter.MatchAll)).DocCount);
        Assert.Empty(result.Get(Aggregation.Filters("a", [TicketFilter.MatchAll])).Buckets);
        Assert.Null(result.Get(Aggregation.ExtendedStats("a", "f")).StdDeviationBounds.Upper);
        Assert.Empty(result.Get(Aggregation.Percentiles("a", "f")).Values);
        Assert.Equal(JsonValueKind.Undefined, result.Get(Aggregation.Raw("a", "{}")).ValueKind);
        Assert.Equal((0, false), (result.Total, result.HasTotal));
    }

    [Fact]
    public void Get_ReturnsAbsentSubResults_WhenSingleBucketIsAbsent()
    {
        var open = Aggregation.Filter("open", TicketFilter.MatchAll, [Cost]);
        Assert.False(CreateResult("{}").Get(open).Get(Cost).IsPresent);
    }

    [Theory]
    [InlineData("12", 12, null)]
    [InlineData("\"12\"", 12, null)]
    [InlineData("12.0", 12, null)]
    [InlineData("9223372036854775807", long.MaxValue, null)]
    [InlineData("""{"value":10000,"relation":"gte"}""", 10000, "gte")]
    [InlineData("""{"value":5,"relation":"about"}""", 5, "about")]
    [InlineData("""{"value":5}""", 5, null)]
    public void Total_ReadsNumberOrObject(string json, long total, string? relation)
    {
        var result = CreateResult("""{"data":{"total":TOTAL}}""".Replace("TOTAL", json, StringComparison.Ordinal));
        Assert.Equal((total, true, relation), (result.Total, result.HasTotal, result.TotalRelation?.ToString()));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("1.5")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"many\"")]
    public void Parse_Throws_WhenTotalIsNotCount(string json) =>
        Assert.Equal(
            "json",
            Assert.Throws<ArgumentException>(() => TicketAggregationResponse.Parse($$$"""{"data":{"total":{{{json}}}}}""")).ParamName
        );

    [Fact]
    public void Aggregations_ContainsResultsByName()
    {
        Assert.Equal(["types"], CreateResult("""{"data":{"aggregations":{"types":{}}}}""").Aggregations.Keys);
        Assert.Empty(CreateResult("{}").Aggregations);
    }

    [Fact]
    public void AdditionalProperties_ContainsUnknownMembers() =>
        Assert.Equal(
            499,
            CreateResult("""{"data":{"daily_requests_remaining":499}}""").AdditionalProperties["daily_requests_remaining"].GetInt32()
        );

    [Fact]
    public async Task Get_Throws_WhenAggregationWasNotRequestedAtThisLevel()
    {
        var api = new StubTicketsApi("""{"data":{"aggregations":{"types":{"buckets":[{"key":"a","doc_count":1}]}}}}""");
        var result = await new TicketsClient(api).AggregateAsync(
            new()
            {
                Application = "atr",
                Range = TimeRange.Last(TimeSpan.FromDays(1)),
                Aggregations = [Types],
            },
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Equal("aggregation", Assert.Throws<ArgumentException>(() => result.Get(Cost)).ParamName);
        var bucket = Assert.Single(result.Get(Types).Buckets);
        Assert.Equal("aggregation", Assert.Throws<ArgumentException>(() => bucket.Get(Types)).ParamName);
        Assert.False(bucket.Get(Cost).IsPresent);
        Assert.Throws<ArgumentNullException>(() => bucket.Get<ValueResult>(null!));
    }

    [Fact]
    public async Task Get_Throws_WhenAggregationHasAnotherResultType()
    {
        var result = await new TicketsClient(new StubTicketsApi("""{"data":{"aggregations":{"cost":{"value":1}}}}""")).AggregateAsync(
            new()
            {
                Application = "atr",
                Range = TimeRange.Last(TimeSpan.FromDays(1)),
                Aggregations = [Cost],
            },
            cancellationToken: TestContext.Current.CancellationToken
        );

        var error = Assert.Throws<ArgumentException>(() => result.Get(Aggregation.Terms("cost", "ticket.cost")));
        Assert.Equal("aggregation", error.ParamName);
        Assert.StartsWith("""'cost' was requested here as {"avg":{"field":"ticket.cost"}}, """, error.Message, StringComparison.Ordinal);
        Assert.Equal(1, result.Get(Aggregation.Avg("cost", "another.field")).Value);
    }

    private static TicketAggregationResult CreateResult(string json) => new(TicketAggregationResponse.Parse(json));
}

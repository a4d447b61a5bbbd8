using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Tickets;

/// <summary>Texts for debuggers, logs and failed assertions.</summary>
public sealed class ToStringTests
{
    private const string Data = """{"aggregations":{"types":{"buckets":[{"key":"a","doc_count":2}]}},"total":2,"more":true}""";

    private static readonly Aggregation<TermsResult> Types = Aggregation.Terms("types", "ticket.type");

    [Fact]
    public void ToString_ReturnsJson_ForResponsesResultsAndBuckets()
    {
        var response = TicketAggregationResponse.Parse($$"""{"data":{{Data}}}""");
        var result = new TicketAggregationResult(response);
        Assert.Equal($$"""{"data":{{Data}}}""", response.ToString());
        Assert.Equal(Data, response.Data?.ToString());
        Assert.Equal(Data, result.ToString());
        Assert.Equal("""{"buckets":[{"key":"a","doc_count":2}]}""", result.Get(Types).ToString());
        Assert.Equal("""{"key":"a","doc_count":2}""", result.Get(Types).Buckets[0].ToString());
    }

    [Fact]
    public void ToString_IsEmpty_WhenResultIsAbsent()
    {
        var result = new TicketAggregationResult(new TicketAggregationResponse());
        Assert.Equal("", result.ToString());
        Assert.Equal("", result.Get(Types).ToString());
        Assert.Equal("", result.Get(Aggregation.Missing("none", "f")).ToString());
    }

    [Fact]
    public void ToString_ReturnsSentJson_ForBody() =>
        Assert.Equal(
            """{"application":"atr","includes_eu":false,"aggs":{"types":{"terms":{"field":"ticket.type"}}}}""",
            new TicketAggregationBody { Application = "atr", Aggs = [Types] }.ToString()
        );

    [Fact]
    public void ToString_ListsElements_ForRequest() =>
        Assert.Equal(
            "atr, last 7.00:00:00, app types [ec2, rds], domains [], aggregations [types]",
            new TicketAggregationRequest
            {
                Application = "atr",
                AppTypes = ["ec2", "rds"],
                Range = TimeRange.Last(TimeSpan.FromDays(7)),
                Aggregations = [Types],
            }.ToString()
        );

    [Fact]
    public void ToString_DoesNotThrow_WhenRequestIsInvalid() =>
        Assert.Equal(
            ", , app types [], domains [], aggregations []",
            new TicketAggregationRequest
            {
                Application = null!,
                Range = null!,
                AppTypes = null!,
                Domains = null!,
                Aggregations = [null!],
            }.ToString()
        );

    [Fact]
    public void ToString_DescribesOrdersAndSelectors()
    {
        Assert.Equal("_count desc, _key asc", BucketOrder.CountDescending.ThenBy(BucketOrder.KeyAscending).ToString());
        Assert.Equal("""["a",1,true]""", TermsSelector.Values("a", 1, true).ToString());
        Assert.Equal("\"net.*\"", TermsSelector.Matching("net.*").ToString());
    }
}

using System.Text.Json;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Tickets;

/// <summary>The body as used with the low-level interface.</summary>
public sealed class TicketAggregationBodyTests
{
    private const string Json =
        """{"application":"atr","includes_eu":true,"aggs":{"By Type":{"terms":{"field":"T.x"},"aggs":{"n":{"avg":{"field":"n"}}}}}}""";

    [Fact]
    public void Deserialize_RoundTripsNamesAndFields()
    {
        var body = JsonSerializer.Deserialize(Json, TicketsJsonContext.Default.TicketAggregationBody)!;
        Assert.Equal("By Type", Assert.Single(body.Aggs!).Name);
        Assert.Equal(Json, JsonSerializer.Serialize(body, TicketsJsonContext.Default.TicketAggregationBody));
    }

    [Fact]
    public void Serialize_Throws_WhenNameIsUsedTwice()
    {
        var body = new TicketAggregationBody { Aggs = [Aggregation.Avg("a", "f"), Aggregation.Sum("a", "f")] };
        var exception = Assert.Throws<ArgumentException>(() =>
            JsonSerializer.Serialize(body, TicketsJsonContext.Default.TicketAggregationBody)
        );
        Assert.Equal("Aggs[1].Name", exception.ParamName);
    }

    [Theory]
    [InlineData("""{"aggs":[]}""")]
    [InlineData("""{"aggs":{"a":1}}""")]
    [InlineData("""{"aggs":{"":{}}}""")]
    public void Deserialize_Throws_WhenAggregationsAreInvalid(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, TicketsJsonContext.Default.TicketAggregationBody));
}

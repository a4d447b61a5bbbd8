using IncidentAnalytics.Client.Tickets;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Tickets;

public sealed class TicketFilterTests
{
    private static readonly DateTimeOffset Instant = new(2024, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(9));

    public static TheoryData<TicketFilter, string> Filters =>
        new()
        {
            { TicketFilter.Term("ticket.resolved", true), """{"term":{"ticket.resolved":true}}""" },
            { TicketFilter.Term("f", "ü\""), """{"term":{"f":"\u00FC\u0022"}}""" },
            { TicketFilter.Term("f", long.MaxValue), """{"term":{"f":9223372036854775807}}""" },
            { TicketFilter.Term("f", 0.8), """{"term":{"f":0.8}}""" },
            { TicketFilter.Term("f", 79228162514264337593543950335m), """{"term":{"f":79228162514264337593543950335}}""" },
            { TicketFilter.Term("f", Instant), """{"term":{"f":"2024-01-01T18:04:05.678Z"}}""" },
            { TicketFilter.Terms("f", "a", 1, false), """{"terms":{"f":["a",1,false]}}""" },
            { TicketFilter.Terms("f"), """{"terms":{"f":[]}}""" },
            { TicketFilter.Range("f", gte: 1, lt: 2.5), """{"range":{"f":{"gte":1,"lt":2.5}}}""" },
            {
                TicketFilter.Range("f", gt: "now-1d/d", lte: "2024-01", format: "yyyy-MM", timeZone: "Asia/Tokyo"),
                """{"range":{"f":{"gt":"now-1d/d","lte":"2024-01","format":"yyyy-MM","time_zone":"Asia/Tokyo"}}}"""
            },
            { TicketFilter.Exists("f"), """{"exists":{"field":"f"}}""" },
            { TicketFilter.Prefix("f", "net"), """{"prefix":{"f":"net"}}""" },
            { TicketFilter.MatchAll, """{"match_all":{}}""" },
            { TicketFilter.Bool(), """{"bool":{}}""" },
            {
                TicketFilter.Bool(
                    [TicketFilter.MatchAll],
                    [TicketFilter.Exists("a"), TicketFilter.Exists("b")],
                    [TicketFilter.Exists("c")],
                    [TicketFilter.Term("d", 1)],
                    1
                ),
                """{"bool":{"must":[{"match_all":{}}],"should":[{"exists":{"field":"a"}},{"exists":{"field":"b"}}],"must_not":[{"exists":{"field":"c"}}],"filter":[{"term":{"d":1}}],"minimum_should_match":1}}"""
            },
            { TicketFilter.Raw("""{ "wildcard": { "f": "x*" } }"""), """{"wildcard":{"f":"x*"}}""" },
        };

    public static TheoryData<string, Func<object>> InvalidArguments =>
        new()
        {
            { "field", () => TicketFilter.Term("", 1) },
            { "value", () => TicketFilter.Term("f", (string?)null) },
            { "value", () => TicketFilter.Term("f", default) },
            { "value", () => TicketFilter.Term("f", double.NaN) },
            { "field", () => TicketFilter.Terms(" ", 1) },
            { "values[1]", () => TicketFilter.Terms("f", 1, double.PositiveInfinity) },
            { "values", () => TicketFilter.Terms("f", null!) },
            { "gt", () => TicketFilter.Range("f", gte: 1, gt: 1) },
            { "lt", () => TicketFilter.Range("f", lte: 1, lt: 1) },
            { "lt", () => TicketFilter.Range("f", gte: 2, lt: 1) },
            { "lte", () => TicketFilter.Range("f", gte: 2.5m, lte: 1L) },
            { "lte", () => TicketFilter.Range("f", gt: Instant, lte: Instant.AddTicks(-1)) },
            { "format", () => TicketFilter.Range("f", gte: "2024", format: "") },
            { "timeZone", () => TicketFilter.Range("f", gte: "2024", timeZone: " ") },
            { "gte", () => TicketFilter.Range("f", gte: double.NegativeInfinity) },
            { "field", () => TicketFilter.Exists(null!) },
            { "prefix", () => TicketFilter.Prefix("f", null!) },
            { "mustNot[1]", () => TicketFilter.Bool(mustNot: [TicketFilter.MatchAll, null!]) },
            { "minimumShouldMatch", () => TicketFilter.Bool(minimumShouldMatch: -1) },
            { "json", () => TicketFilter.Raw("{") },
            { "json", () => TicketFilter.Raw("[]") },
            { "query", () => TicketFilter.Raw(default(System.Text.Json.JsonElement)) },
        };

    [Theory]
    [MemberData(nameof(Filters), DisableDiscoveryEnumeration = true)]
    public void ToString_WritesExactlyDocumentedMembers(TicketFilter filter, string json)
    {
        using var _ = new CultureScope("de-DE");
        Assert.Equal(json, filter.ToString());
    }

    [Theory]
    [MemberData(nameof(InvalidArguments), DisableDiscoveryEnumeration = true)]
    public void Create_Throws_WhenArgumentIsInvalid(string parameterName, Func<object> create) =>
        Assert.Equal(parameterName, Assert.ThrowsAny<ArgumentException>(create).ParamName);
}

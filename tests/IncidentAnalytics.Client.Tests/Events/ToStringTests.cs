using IncidentAnalytics.Client.Events;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Events;

/// <summary>Texts for debuggers, logs and failed assertions.</summary>
public sealed class ToStringTests
{
    private const string Series = """{"event_severity":"Major","values":[1],"more":true}""";
    private const string Answer = """{"step":60000,"timestamps":[0],"series":[""" + Series + """],"summary":{"a":1}}""";

    [Fact]
    public void ToString_ReturnsJson_ForResponsesAndResults()
    {
        var response = EventStatisticsResponse.Parse(Answer);
        var statistics = new EventStatistics(response);
        Assert.Equal(Answer, response.ToString());
        Assert.Equal(Answer, statistics.ToString());
        Assert.Equal(Series, response.Series![0]!.ToString());
        Assert.Equal(Series, statistics.Series[0].ToString());
    }

    [Fact]
    public void ToString_ReturnsSentJson_ForPartsOfRequests()
    {
        Assert.Equal("""{"order_by":["a"],"order":"asc"}""", EventSort.Ascending("a").ToString());
        Assert.Equal("""{"key":"k","value":["v","w"],"relation":"NOT"}""", EventCondition.Not("k", "v", "w").ToString());
        Assert.Equal("""{"time_range":"-1.-1.5","step":1}""", new EventStatisticsBody { TimeRange = "-1.-1.5", Step = 1 }.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("th-TH")]
    public void ToString_DescribesRequest(string culture)
    {
        using var _ = new CultureScope(culture);
        Assert.Equal(
            """active_alert, last 01:00:00, step 00:01:00, search 'disk', sort {"order":"desc"}, conditions [{"key":"k","value":["v"],"relation":"OR"}]""",
            new EventStatisticsRequest
            {
                Type = EventType.ActiveAlert,
                Range = TimeRange.Last(TimeSpan.FromHours(1)),
                Step = TimeSpan.FromMinutes(1),
                Search = "disk",
                Sort = new() { Order = EventSortOrder.Descending },
                MetadataRelation = [EventCondition.Or("k", "v")],
            }.ToString()
        );
    }

    [Fact]
    public void ToString_DoesNotThrow_WhenRequestIsInvalid()
    {
        Assert.Equal(
            "all, , step 00:00:00, search '', sort , conditions []",
            new EventStatisticsRequest
            {
                Range = default,
                Step = TimeSpan.Zero,
                MetadataRelation = null!,
            }.ToString()
        );
        Assert.Equal("-1.-1.5", ((EventStatisticsRange)EventTimeRange.Last(TimeSpan.FromMinutes(5))).ToString());
    }
}

using IncidentAnalytics.Client.Events;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Events;

/// <summary>Selection by type, search and metadata, and sorting.</summary>
public sealed class EventSelectionTests : EventsFixture
{
    public static TheoryData<EventCondition[], string> Conditions =>
        new()
        {
            { [EventCondition.And("resource_provider", "atr")], "Critical 1, Minor 1" },
            { [EventCondition.And("resource_provider", "atr", "checkout")], "Critical 1, Minor 1, Info 1" },
            { [EventCondition.And("resource_provider", "atr"), EventCondition.And("event_severity", "Minor")], "Minor 1" },
            {
                [EventCondition.Or("event_severity", "Info"), EventCondition.Or("resource_provider", "billing")],
                "Critical 1, Major 1, Info 1"
            },
            { [EventCondition.Not("resource_provider", "atr")], "Critical 1, Major 1, Info 1" },
            { [EventCondition.Not("resource_provider", "atr"), EventCondition.Not("event_type", "event")], "Critical 1, Major 1" },
            {
                [
                    EventCondition.And("event_type", "alarm"),
                    EventCondition.Or("event_severity", "Critical"),
                    EventCondition.Or("event_severity", "Major"),
                    EventCondition.Not("resource_provider", "atr"),
                ],
                "Critical 1, Major 1"
            },
            { [EventCondition.And("resource_provider")], "Critical 2, Major 1, Minor 1, Info 1" },
            { [EventCondition.And("no_such_key", "atr")], "" },
        };

    [Fact]
    public async Task GetStatisticsAsync_SelectsByType()
    {
        LoadSix();

        Assert.Equal("Critical 2, Major 1, Minor 1, Info 1", await TotalsAsync(Request()));
        Assert.Equal("", Calls[^1].Query);
        Assert.Equal("Critical 2, Minor 1", await TotalsAsync(Request() with { Type = EventType.ActiveAlert }));
        Assert.Equal("?type=active_alert", Calls[^1].Query);
        Assert.Equal("Major 1", await TotalsAsync(Request() with { Type = EventType.HistoryAlert }));
        Assert.Equal("?type=history_alert", Calls[^1].Query);
        Assert.Equal("Critical 2, Major 1, Minor 1, Info 1", await TotalsAsync(Request() with { Type = new EventType("of another kind") }));
        Assert.Equal("?type=of%20another%20kind", Calls[^1].Query);
    }

    [Theory]
    [InlineData("BILL", "Critical 1, Major 1")]
    [InlineData("ec2", "Critical 2, Major 1, Minor 1, Info 1")]
    [InlineData("_change", "Info 1")]
    [InlineData("nothing of the kind", "")]
    public async Task GetStatisticsAsync_SearchesTheMandatoryMetadata(string text, string totals)
    {
        LoadSix();

        Assert.Equal(totals, await TotalsAsync(Request() with { Search = text }));
    }

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task GetStatisticsAsync_CombinesConditionsAsDocumented(EventCondition[] conditions, string totals)
    {
        LoadSix();

        Assert.Equal(totals, await TotalsAsync(Request() with { MetadataRelation = conditions }));
    }

    [Fact]
    public async Task GetStatisticsAsync_CombinesTypeSearchAndConditions()
    {
        LoadSix();

        Assert.Equal(
            "Critical 1",
            await TotalsAsync(
                Request() with
                {
                    Type = EventType.ActiveAlert,
                    Search = "incident",
                    MetadataRelation = [EventCondition.Not("resource_provider", "atr")],
                }
            )
        );
    }

    [Fact]
    public async Task GetStatisticsAsync_SortsSeries()
    {
        LoadSix();

        Assert.Equal(
            "Info 1, Minor 1, Major 1, Critical 2",
            await TotalsAsync(Request() with { Sort = EventSort.Descending("event_severity") })
        );
        Assert.Equal(
            "Critical 2, Major 1, Minor 1, Info 1",
            await TotalsAsync(Request() with { Sort = EventSort.Ascending("event_severity") })
        );
    }

    [Fact]
    public async Task GetStatisticsAsync_OmitsSeveritiesWithoutEvents()
    {
        LoadSix();

        var statistics = await CountAsync(Request() with { Type = EventType.HistoryAlert });

        Assert.Equal((null, 1L), (statistics.GetTotal(EventSeverity.Critical), statistics.GetTotal(EventSeverity.Major)));
        Assert.Null(statistics.Find(EventSeverity.Info));
        Assert.Equal(61, statistics.Points.Count);
    }

    [Fact]
    public async Task GetStatisticsAsync_ReadsASummary_WhenTheServerSendsOne()
    {
        LoadSix();
        Assert.Null((await CountAsync()).Summary);
        Server.Events.SendsSummary = true;

        var summary = (await CountAsync()).Summary;

        Assert.Equal(
            [("Critical", 2L), ("Info", 1L), ("Major", 1L), ("Minor", 1L)],
            summary!.Select(static s => (s.Key, s.Value)).OrderBy(static s => s.Key, StringComparer.Ordinal)
        );
    }

    private async Task<string> TotalsAsync(EventStatisticsRequest request) => Totals(await CountAsync(request));
}

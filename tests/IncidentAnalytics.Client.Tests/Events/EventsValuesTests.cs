using IncidentAnalytics.Client.Events;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Events;

public sealed class EventsValuesTests
{
    [Fact]
    public void ToString_ReturnsWireText_ForKnownValues()
    {
        Assert.Equal(
            ["Critical", "Major", "Minor", "Info"],
            new[] { EventSeverity.Critical, EventSeverity.Major, EventSeverity.Minor, EventSeverity.Info }.Select(static v => v.ToString())
        );
        Assert.Equal(
            ["active_alert", "history_alert"],
            new[] { EventType.ActiveAlert, EventType.HistoryAlert }.Select(static v => v.ToString())
        );
        Assert.Equal(
            ["AND", "OR", "NOT"],
            new[] { EventRelation.And, EventRelation.Or, EventRelation.Not }.Select(static v => v.ToString())
        );
        Assert.Equal(["asc", "desc"], new[] { EventSortOrder.Ascending, EventSortOrder.Descending }.Select(static v => v.ToString()));
    }

    [Fact]
    public void EventSeverity_AcceptsAnyText()
    {
        EventSeverity known = "Critical";
        EventSeverity unknown = "Fatal";

        Assert.Equal(EventSeverity.Critical, known);
        Assert.Equal("Fatal", unknown.ToString());
        Assert.NotEqual(EventSeverity.Critical, new EventSeverity("critical"));
        Assert.Equal("text", Assert.Throws<ArgumentNullException>(static () => new EventSeverity(null!)).ParamName);
    }
}

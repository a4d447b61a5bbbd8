namespace IncidentAnalytics.ReferenceServer.Services.Events;

/// <summary>How the events service of one server answers where real ones differ.</summary>
public sealed class EventBehavior
{
    private readonly IncidentAnalyticsServerOptions _options;

    internal EventBehavior(IncidentAnalyticsServerOptions options)
    {
        _options = options;
        Reset();
    }

    /// <summary>How errors are worded.</summary>
    public EventErrorForm Errors { get; set; }

    /// <summary>Whether answers have the <c>summary</c> of newer servers: the total of each severity.</summary>
    public bool SendsSummary { get; set; }

    internal void Reset()
    {
        Errors = _options.EventErrors;
        SendsSummary = _options.EventSummary;
    }
}

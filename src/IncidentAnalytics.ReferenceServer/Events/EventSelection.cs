namespace IncidentAnalytics.ReferenceServer.Events;

/// <summary>Which kind of information is asked for (<c>type</c>).</summary>
internal enum EventSelection
{
    /// <summary>Alarms, whether they last or not, and plain events.</summary>
    All,

    /// <summary>Alarms that last (<c>active_alert</c>).</summary>
    ActiveAlarms,

    /// <summary>Alarms that have ended (<c>history_alert</c>).</summary>
    HistoryAlarms,
}

namespace IncidentAnalytics.ReferenceServer.Engine.Analytics.Recurrence;

/// <summary>Finds recurrences. Finds none yet.</summary>
internal sealed class RecurrenceFinder(IncidentSet incidents, RecordIds ids)
{
    public IReadOnlyList<RecurrenceAnalysis> Find()
    {
        _ = (incidents, ids);
        return [];
    }
}

using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Events;

/// <summary>What an event must be like to be counted, its time aside.</summary>
internal sealed record EventFilter(EventSelection Selection, string Search, IReadOnlyList<MetadataCriterion> Criteria)
{
    public bool Matches(WorldEvent item) => IsSelected(item) && IsFound(item) && MeetsCriteria(item);

    private bool IsSelected(WorldEvent item) =>
        Selection switch
        {
            EventSelection.ActiveAlarms => item.IsActiveAlarm,
            EventSelection.HistoryAlarms => item.IsHistoryAlarm,
            _ => true,
        };

    private bool IsFound(WorldEvent item) =>
        Search.Length == 0 || EventMetadata.Mandatory.Any(entry => entry.Value(item).Contains(Search, StringComparison.OrdinalIgnoreCase));

    private bool MeetsCriteria(WorldEvent item)
    {
        var hasAlternatives = false;
        var meetsAlternative = false;
        foreach (var criterion in Criteria)
        {
            var isMet = criterion.IsMetBy(item);
            if (criterion.Relation == MetadataRelation.Or)
            {
                hasAlternatives = true;
                meetsAlternative |= isMet;
            }
            else if (isMet == (criterion.Relation == MetadataRelation.Not))
            {
                return false;
            }
        }

        return !hasAlternatives || meetsAlternative;
    }
}

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

/// <summary>One criterion of a search: a metadata key has one of these values; without values: there is such a key.</summary>
internal sealed record MetadataCriterion(string Key, IReadOnlyList<string> Values, MetadataRelation Relation)
{
    public bool IsMetBy(WorldEvent item) =>
        EventMetadata.Find(item, Key) is { } value && (Values.Count == 0 || Values.Contains(value, StringComparer.Ordinal));
}

/// <summary>How a criterion takes part in the search (<c>relation</c>). The names are those of the wire, but for their case.</summary>
internal enum MetadataRelation
{
    /// <summary>It must be met.</summary>
    And,

    /// <summary>Of all criteria with this relation, one must be met.</summary>
    Or,

    /// <summary>It must not be met.</summary>
    Not,
}

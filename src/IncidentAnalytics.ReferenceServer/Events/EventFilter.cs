using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Events;

/// <summary>The conditions that an event must meet to be counted, except for its time.</summary>
internal sealed record EventFilter(EventSelection Selection, string Search, IReadOnlyList<MetadataCriterion> Criteria)
{
    public bool Matches(WorldEvent item) => IsSelected(item) && MatchesSearch(item) && MatchesCriteria(item);

    private bool IsSelected(WorldEvent item) =>
        Selection switch
        {
            EventSelection.ActiveAlarms => item.IsActiveAlarm,
            EventSelection.HistoryAlarms => item.IsHistoryAlarm,
            _ => true,
        };

    private bool MatchesSearch(WorldEvent item) =>
        Search.Length == 0 || EventMetadata.Mandatory.Any(entry => entry.Value(item).Contains(Search, StringComparison.OrdinalIgnoreCase));

    private bool MatchesCriteria(WorldEvent item)
    {
        var hasAlternatives = false;
        var matchesAlternative = false;
        foreach (var criterion in Criteria)
        {
            var isMatch = criterion.IsMatch(item);
            if (criterion.Relation == MetadataRelation.Or)
            {
                hasAlternatives = true;
                matchesAlternative |= isMatch;
            }
            else if (isMatch == (criterion.Relation == MetadataRelation.Not))
            {
                return false;
            }
        }

        return !hasAlternatives || matchesAlternative;
    }
}

/// <summary>The kind of events to count (<c>type</c>).</summary>
internal enum EventSelection
{
    /// <summary>Active and past alarms, and events.</summary>
    All,

    /// <summary>Active alarms (<c>active_alert</c>).</summary>
    ActiveAlarms,

    /// <summary>Past alarms (<c>history_alert</c>).</summary>
    HistoryAlarms,
}

/// <summary>A condition on metadata: a key has one of the values, or without values, the key exists.</summary>
internal sealed record MetadataCriterion(string Key, IReadOnlyList<string> Values, MetadataRelation Relation)
{
    public bool IsMatch(WorldEvent item) =>
        EventMetadata.Find(item, Key) is { } value && (Values.Count == 0 || Values.Contains(value, StringComparer.Ordinal));
}

/// <summary>How a criterion is combined with the others (<c>relation</c>).</summary>
internal enum MetadataRelation
{
    /// <summary>The criterion must match.</summary>
    And,

    /// <summary>At least one criterion with this relation must match.</summary>
    Or,

    /// <summary>The criterion must not match.</summary>
    Not,
}

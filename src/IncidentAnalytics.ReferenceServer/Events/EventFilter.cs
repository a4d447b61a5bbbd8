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

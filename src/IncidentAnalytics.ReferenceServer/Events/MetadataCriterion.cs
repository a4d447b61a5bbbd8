using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Events;

/// <summary>One criterion of a search: a metadata key has one of these values; without values: there is such a key.</summary>
internal sealed record MetadataCriterion(string Key, IReadOnlyList<string> Values, MetadataRelation Relation)
{
    public bool IsMetBy(WorldEvent item) =>
        EventMetadata.Find(item, Key) is { } value && (Values.Count == 0 || Values.Contains(value, StringComparer.Ordinal));
}

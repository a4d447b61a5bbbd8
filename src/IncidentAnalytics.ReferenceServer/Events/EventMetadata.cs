using System.Collections.Frozen;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Events;

/// <summary>The metadata of events and alarms.</summary>
internal static class EventMetadata
{
    public const string Severity = "event_severity";

    /// <summary>The mandatory keys, which the fuzzy search covers.</summary>
    public static readonly IReadOnlyList<KeyValuePair<string, Func<WorldEvent, string>>> Mandatory =
    [
        new("event_name", static item => item.Name),
        new(Severity, static item => item.Severity.ToString()),
        new("event_type", static item => item.IsAlarm ? "alarm" : "event"),
        new("resource_provider", static item => item.ResourceProvider),
        new("resource_type", static item => item.ResourceType),
        new("resource_id", static item => item.ResourceId),
    ];

    /// <summary>All keys, mandatory ones first.</summary>
    public static readonly IReadOnlyList<KeyValuePair<string, Func<WorldEvent, string>>> All =
    [
        .. Mandatory,
        new("ticket_id", static item => item.Ticket.Number),
        new("ticket_type", static item => item.Ticket.Type),
        new("ticket_category", static item => item.Ticket.Category),
        new("ticket_priority", static item => item.Ticket.Priority.ToString()),
        new("domain", static item => item.Ticket.Domain),
        new("region", static item => item.Ticket.Region),
    ];

    private static readonly FrozenDictionary<string, Func<WorldEvent, string>> ByKey = All.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The value of a key; null for an unknown key.</summary>
    public static string? Find(WorldEvent item, string key) => ByKey.TryGetValue(key, out var read) ? read(item) : null;
}

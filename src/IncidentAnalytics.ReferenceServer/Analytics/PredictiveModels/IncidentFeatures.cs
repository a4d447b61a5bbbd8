using System.Numerics;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>What is known of an incident when it is created, as values of which there are few.</summary>
internal static class IncidentFeatures
{
    private static readonly Dictionary<string, Func<Ticket, string>> All = new(StringComparer.Ordinal)
    {
        ["category"] = static incident => incident.Category.ToUpperInvariant(),
        ["application"] = static incident => incident.Application,
        ["app_type"] = static incident => incident.AppType,
        ["domain"] = static incident => incident.Domain,
        ["region"] = static incident => incident.Region,
        ["priority"] = static incident => incident.Priority.ToString(),
        ["hour"] = static incident => (incident.CreatedAt.UtcDateTime.Hour / 4).ToString(Text.Invariant),
        ["weekday"] = static incident => incident.CreatedAt.UtcDateTime.DayOfWeek.ToString(),
        ["affected_users"] = static incident => BitOperations.Log2((uint)incident.AffectedUsers + 1).ToString(Text.Invariant),
    };

    public static IReadOnlyDictionary<string, Func<Ticket, string>> Chosen(IReadOnlyList<string> columns)
    {
        var chosen = All.Where(feature => columns.Contains(feature.Key, StringComparer.OrdinalIgnoreCase))
            .ToDictionary(StringComparer.Ordinal);
        return chosen.Count == 0 ? All : chosen;
    }
}

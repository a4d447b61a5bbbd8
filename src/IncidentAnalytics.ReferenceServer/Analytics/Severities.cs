using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics;

/// <summary>Severities as the wire writes them. An incident's follows from its priority.</summary>
internal static class Severities
{
    public const string Critical = "CRITICAL";
    public const string High = "HIGH";
    public const string Medium = "MEDIUM";
    public const string Low = "LOW";

    public static readonly IReadOnlyList<string> All = [Low, Medium, High, Critical];

    public static string Of(TicketPriority priority) =>
        priority switch
        {
            TicketPriority.P1 => Critical,
            TicketPriority.P2 => High,
            TicketPriority.P3 => Medium,
            _ => Low,
        };
}

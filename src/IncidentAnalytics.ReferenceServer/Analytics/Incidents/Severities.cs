using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.Incidents;

/// <summary>Severities on the wire. An incident's severity is derived from its priority.</summary>
internal static class Severities
{
    public const string Critical = "CRITICAL";
    public const string High = "HIGH";
    public const string Medium = "MEDIUM";
    public const string Low = "LOW";

    public static readonly IReadOnlyList<string> All = [Low, Medium, High, Critical];

    public static string FromPriority(TicketPriority priority) =>
        priority switch
        {
            TicketPriority.P1 => Critical,
            TicketPriority.P2 => High,
            TicketPriority.P3 => Medium,
            _ => Low,
        };
}

/// <summary>Categories on the wire, such as <c>Infrastructure</c>. Comparisons ignore case.</summary>
internal static class Categories
{
    public static string Capitalize(string category) =>
        category.Length == 0 ? category : char.ToUpperInvariant(category[0]) + category[1..];
}

using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>Says what a ticket is about, in one line.</summary>
internal static class SonarTitle
{
    private static readonly Dictionary<string, string[]> Findings = new(StringComparer.Ordinal)
    {
        ["application"] = ["Error rate above its threshold", "Slow answers", "Restart loop after a release"],
        ["infrastructure"] = ["Disk almost full", "Node not ready", "Memory exhausted"],
        ["network"] = ["Packet loss between zones", "Certificate about to expire", "Unusual outbound traffic"],
        ["database"] = ["Replication is behind", "Connections exhausted", "Deadlocks above their usual number"],
        ["security"] = ["Attempt to collect web server settings", "Repeated failed logins", "Port scan from outside"],
    };

    public static string Of(Ticket ticket, SonarTicketType type, ref SplitMix64 random)
    {
        var draw = random.NextBelow(3);
        var subject =
            Findings.TryGetValue(ticket.Category, out var findings) && IsFinding(ticket)
                ? findings[draw]
                : $"{type.Name}, {ticket.Category}";
        return $"{subject}: {ticket.Application} ({ticket.AppType}) at {ticket.Domain}";
    }

    private static bool IsFinding(Ticket ticket) => ticket.Type is "alert" or "incident" or "problem";
}

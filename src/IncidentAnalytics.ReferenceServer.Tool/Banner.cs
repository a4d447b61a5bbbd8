using System.Globalization;
using System.Text;

namespace IncidentAnalytics.ReferenceServer.Tool;

/// <summary>What a started server says of itself: where it is and how to get in.</summary>
internal static class Banner
{
    public static string For(IncidentAnalyticsServer server, FileInfo? tickets)
    {
        var source = tickets is null ? "generated, the last 120 days" : tickets.ToString();
        var text = new StringBuilder();
        text.AppendLine("incident-analytics-server is ready. Ctrl-C stops it.").AppendLine();
        Table(
            text,
            "Addresses",
            [
                ("Base address", server.BaseAddress.ToString()),
                ("Token endpoint", server.TokenEndpoint.ToString()),
                ("IAM endpoint", server.IamEndpoint.ToString()),
                ("Administration", new Uri(server.BaseAddress, "/_reference/health").ToString()),
            ]
        );
        Table(
            text,
            "Credentials",
            [
                ("Client id", ReferenceCredentials.ClientId),
                ("Client secret", ReferenceCredentials.ClientSecret),
                ("Analytics token", ReferenceCredentials.AnalyticsToken),
                ("  read-only", ReferenceCredentials.AnalyticsViewerToken),
                ("Sonar API key", ReferenceCredentials.SonarApiKey),
                ("IAM user", ReferenceCredentials.IamUserName),
                ("IAM password", ReferenceCredentials.IamPassword),
                ("IAM domain", ReferenceCredentials.IamDomainName),
                ("Project id", ReferenceCredentials.ProjectId),
                ("Project name", ReferenceCredentials.ProjectName),
            ]
        );
        Table(text, "Data", [("Tickets", string.Create(CultureInfo.InvariantCulture, $"{server.TicketCount:N0} ({source})"))]);
        return text.ToString();
    }

    private static void Table(StringBuilder text, string title, IReadOnlyList<(string Name, string Value)> rows)
    {
        text.AppendLine(title);
        foreach (var (name, value) in rows)
        {
            text.Append("  ").Append(name.PadRight(18)).AppendLine(value);
        }

        text.AppendLine();
    }
}

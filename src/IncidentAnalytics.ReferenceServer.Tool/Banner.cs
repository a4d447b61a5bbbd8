using System.Globalization;
using System.Text;

namespace IncidentAnalytics.ReferenceServer.Tool;

/// <summary>The text that <c>serve</c> prints: the addresses and credentials of the server.</summary>
internal static class Banner
{
    public static string Format(IncidentAnalyticsServer server, FileInfo? tickets)
    {
        var source = tickets is null ? "generated, the last 120 days" : tickets.ToString();
        var text = new StringBuilder();
        text.AppendLine("incident-analytics-server is ready. Ctrl-C stops it.").AppendLine();
        AppendTable(
            text,
            "Addresses",
            [
                ("Base address", server.BaseAddress.ToString()),
                ("Token endpoint", server.TokenEndpoint.ToString()),
                ("IAM endpoint", server.IamEndpoint.ToString()),
                ("Administration", new Uri(server.BaseAddress, "/_reference/health").ToString()),
            ]
        );
        AppendTable(
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
        AppendTable(
            text,
            "Data",
            [
                ("Tickets", string.Create(CultureInfo.InvariantCulture, $"{server.TicketCount:N0} ({source})")),
                .. server.Recordings.Loaded.Select(static recording =>
                    (
                        "Recording",
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{recording.EntryCount:N0} {(recording.EntryCount == 1 ? "exchange" : "exchanges")} ({recording.FileName})"
                        )
                    )
                ),
            ]
        );
        return text.ToString();
    }

    private static void AppendTable(StringBuilder text, string title, IReadOnlyList<(string Name, string Value)> rows)
    {
        text.AppendLine(title);
        foreach (var (name, value) in rows)
        {
            text.Append("  ").Append(name.PadRight(18)).AppendLine(value);
        }

        text.AppendLine();
    }
}

using System.Globalization;
using System.Text;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.ReferenceServer.Hosting;

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
                ("OpenAPI", new Uri(server.BaseAddress, "/openapi/{tickets,events,sonar,analytics}.json").ToString()),
                ("In a browser", server.BaseAddress.ToString()),
            ]
        );
        AppendTable(text, "Credentials", ReferenceCredentials.List());
        AppendTable(
            text,
            "Data",
            [
                ("Tickets", string.Create(CultureInfo.InvariantCulture, $"{server.TicketCount:N0} ({source})")),
                .. server.Faults.Pending.Select(static fault => ("Fault", FormatFault(fault))),
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

    private static string FormatFault(Fault fault)
    {
        var kind = fault.Kind == FaultKind.Answer ? fault.Status.ToString(CultureInfo.InvariantCulture) : FaultJson.FormatKind(fault.Kind);
        var requests =
            fault.Times == 1 ? "the next request" : string.Create(CultureInfo.InvariantCulture, $"the next {fault.Times:N0} requests");
        return PrintableText.Format($"{kind} for {requests}{(fault.Path is { } path ? $" to {path}" : "")}");
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

using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.ReferenceServer.Hosting;
using IncidentAnalytics.ReferenceServer.Journal;
using IncidentAnalytics.ReferenceServer.OpenApi;

namespace IncidentAnalytics.ReferenceServer.Pages;

/// <summary>Formats the landing page. Every text that is not written here is encoded.</summary>
internal static class LandingPageHtml
{
    private const int ShownRequests = 25;
    private const int MaxTargetLength = 160;

    private static readonly (string Name, string Endpoint, string Authentication)[] Services =
    [
        ("tickets", "POST /v3/tickets/aggs", "Bearer, a token of /oauth2/token"),
        ("events", "POST /v2/{project_id}/events/statistic", "X-Auth-Token, a token of /v3/auth/tokens"),
        ("sonar", "GET /api/sonar/tickets", "Bearer, the API key"),
        ("analytics", "25 operations below /api/analytics/", "Token, the session, or Bearer for single sign-on"),
    ];

    public static string Format(IncidentAnalyticsServer server, long seed, string address)
    {
        var page = new StringBuilder(Head);
        AppendState(page, server, seed);
        AppendServices(page);
        AppendExamples(page, address);
        AppendRequests(page, server.Requests);
        AppendCredentials(page);
        AppendAdministration(page);
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void AppendState(StringBuilder page, IncidentAnalyticsServer server, long seed)
    {
        var faults = server.Faults.Pending.Count;
        page.Append("<dl class=\"state\">");
        AppendTerm(page, "Tickets", server.TicketCount.ToString("N0", CultureInfo.InvariantCulture));
        AppendTerm(page, "Seed", seed.ToString(CultureInfo.InvariantCulture));
        AppendTerm(
            page,
            "Clock",
            server.TimeProvider.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        );
        AppendTerm(page, "Faults waiting", faults.ToString(CultureInfo.InvariantCulture));
        foreach (var recording in server.Recordings.Loaded)
        {
            AppendTerm(page, "Recording", recording.FileName);
        }

        page.Append("</dl>\n");
    }

    private static void AppendTerm(StringBuilder page, string name, string value) =>
        page.Append("<div><dt>").Append(Encode(name)).Append("</dt><dd>").Append(Encode(value)).Append("</dd></div>");

    private static void AppendServices(StringBuilder page)
    {
        page.Append(
            "<h2>Services</h2>\n<table><thead><tr><th>Service</th><th>Endpoint</th><th>Authentication</th><th>OpenAPI</th></tr></thead><tbody>\n"
        );
        foreach (var (name, endpoint, authentication) in Services)
        {
            var document = OpenApiEndpoints.PathOf(name);
            page.Append("<tr><th>")
                .Append(Encode(name))
                .Append("</th><td><code>")
                .Append(Encode(endpoint))
                .Append("</code></td><td>")
                .Append(Encode(authentication))
                .Append("</td><td>")
                .Append(Link(document, document))
                .Append("</td></tr>\n");
        }

        page.Append("</tbody></table>\n");
    }

    private static void AppendExamples(StringBuilder page, string address) =>
        page.Append("<h2>Try it</h2>\n<pre><code>")
            .Append(
                Encode(
                    $"""
                    curl -H 'Authorization: Bearer {ReferenceCredentials.SonarApiKey}' '{address}/api/sonar/tickets?limit=2'
                    curl -H 'Authorization: Token {ReferenceCredentials.AnalyticsToken}' '{address}/api/analytics/kpi-metrics/summary/'
                    curl -d grant_type=client_credentials -d client_id={ReferenceCredentials.ClientId} \
                      -d client_secret={ReferenceCredentials.ClientSecret} '{address}/oauth2/token'
                    """
                )
            )
            .Append("</code></pre>\n");

    private static void AppendCredentials(StringBuilder page)
    {
        page.Append("<h2>Credentials</h2>\n<p>They are the same for all reference servers.</p>\n<dl class=\"credentials\">");
        foreach (var (name, value) in ReferenceCredentials.List())
        {
            page.Append("<div><dt>").Append(Encode(name)).Append("</dt><dd><code>").Append(Encode(value)).Append("</code></dd></div>\n");
        }

        page.Append("</dl>\n");
    }

    private static void AppendRequests(StringBuilder page, RequestJournal journal)
    {
        var requests = journal.Reverse().Take(ShownRequests).ToArray();
        page.Append("<h2>Last requests</h2>\n");
        if (requests.Length == 0)
        {
            page.Append("<p>None yet. <a href=\"/\">Refresh</a></p>\n");
            return;
        }

        page.Append(
            "<p>Newest first, with secrets redacted. <a href=\"/\">Refresh</a></p>\n<table class=\"requests\"><thead><tr><th>Time</th><th>Method</th><th>Status</th><th>Request</th><th>Fault</th></tr></thead><tbody>\n"
        );
        foreach (var request in requests)
        {
            page.Append("<tr><td>")
                .Append(request.ReceivedAt.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture))
                .Append("</td><td>")
                .Append(Encode(PrintableText.Format(request.Method)))
                .Append("</td><td class=\"s")
                .Append((request.Status / 100)?.ToString(CultureInfo.InvariantCulture))
                .Append("\">")
                .Append(request.Status?.ToString(CultureInfo.InvariantCulture) ?? "–")
                .Append("</td><td><code>")
                .Append(Encode(PrintableText.Format(request.Path + request.Query, MaxTargetLength)))
                .Append("</code></td><td>")
                .Append(request.Fault is { } fault ? Encode(FaultJson.FormatKind(fault)) : "")
                .Append("</td></tr>\n");
        }

        page.Append("</tbody></table>\n");
    }

    private static void AppendAdministration(StringBuilder page) =>
        page.Append("<h2>Administration</h2>\n<p>")
            .AppendJoin(
                " · ",
                ((string[])["health", "requests", "faults", "recordings", "events", "webhooks"]).Select(static name =>
                    Link($"/_reference/{name}", name)
                )
            )
            .Append(
                "</p>\n<p>Faults, resets and loads of tickets are described in the README of the package IncidentAnalytics.ReferenceServer.</p>\n"
            );

    private static string Link(string path, string text) => $"<a href=\"{Encode(path)}\">{Encode(text)}</a>";

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    private const string Head = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>incident-analytics-server</title>
        <style>
        :root { --text: #1b1f24; --muted: #59636e; --back: #ffffff; --soft: #f4f6f8; --line: #d8dee4; --link: #0a58ca; --good: #14713c; --warn: #8a5a00; --bad: #b3261e; }
        @media (prefers-color-scheme: dark) {
          :root { --text: #e6e9ed; --muted: #9aa4af; --back: #14171b; --soft: #1e2329; --line: #323a43; --link: #7db4ff; --good: #5fce8b; --warn: #e3b341; --bad: #ff8b82; }
        }
        body { margin: 0; background: var(--back); color: var(--text); font: 15px/1.5 system-ui, "Segoe UI", sans-serif; }
        main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; }
        h1 { font-size: 1.6rem; margin: 0; }
        h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
        p { color: var(--muted); margin: .3rem 0 .6rem; }
        a { color: var(--link); }
        code { font: .87em/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
        pre { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: .7rem .9rem; overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; }
        td:nth-child(2) code { white-space: nowrap; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .9rem .35rem 0; border-bottom: 1px solid var(--line); }
        th { font-weight: 600; white-space: nowrap; }
        thead th { color: var(--muted); font-weight: 500; }
        .state { display: flex; flex-wrap: wrap; gap: .6rem 2rem; margin: 1.2rem 0 0; }
        .state dt { color: var(--muted); font-size: .85em; }
        .state dd { margin: 0; font-size: 1.15em; font-variant-numeric: tabular-nums; }
        .credentials { display: grid; grid-template-columns: repeat(auto-fill, minmax(24rem, 1fr)); gap: 0 2rem; margin: 0; }
        .credentials div { display: flex; gap: 1rem; padding: .3rem 0; border-bottom: 1px solid var(--line); }
        .credentials dt { color: var(--muted); flex: 0 0 8.5rem; }
        .credentials dd { margin: 0; overflow-wrap: anywhere; }
        .requests td { white-space: nowrap; font-variant-numeric: tabular-nums; }
        .requests td:nth-child(4) { white-space: normal; overflow-wrap: anywhere; width: 100%; }
        @media (max-width: 44rem) {
          table { display: block; overflow-x: auto; }
          .requests td:nth-child(4) { white-space: nowrap; }
          .credentials { grid-template-columns: 1fr; }
        }
        .s2 { color: var(--good); } .s4, .s3 { color: var(--warn); } .s5, .s { color: var(--bad); }
        </style>
        </head>
        <body>
        <main>
        <h1>incident-analytics-server</h1>
        <p>A reference server of four incident APIs, with generated data.</p>

        """;
}

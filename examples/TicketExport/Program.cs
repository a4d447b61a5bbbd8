using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using IncidentAnalytics.ReferenceServer;

namespace TicketExport;

/// <summary>
/// Aggregates the tickets of the embedded reference server and writes the result as CSV: to a folder, one file per table, or to standard
/// output.
/// </summary>
internal static class Program
{
    public static async Task Main(string[] args)
    {
        await using var server = await IncidentAnalyticsServer.StartAsync();
        await using var client = server.CreateClient();
        await RunAsync(client, args is [var folder, ..] ? Directory.CreateDirectory(folder) : null, Console.Out);
    }

    internal static async Task RunAsync(IncidentAnalyticsClient client, DirectoryInfo? folder, TextWriter output)
    {
        var resolved = Aggregation.Filter("resolved", TicketFilter.Term("ticket.resolved", true));
        var minutes = Aggregation.Percentiles("minutes", "ticket.time_to_resolve_minutes", [50, 95]);
        var byMonth = Aggregation.DateHistogram(
            "month",
            "@timestamp",
            HistogramInterval.Calendar(CalendarUnit.Month),
            format: "yyyy-MM",
            aggregations: [minutes, resolved]
        );
        var byType = Aggregation.Terms("type", "ticket.type", size: 3, aggregations: [byMonth]);

        var tickets = await client.Tickets.AggregateAsync(
            new()
            {
                Application = "atr",
                Range = TimeRange.Last(TimeSpan.FromDays(90)),
                Aggregations = [byType, minutes],
            }
        );

        foreach (var table in tickets.ToRows().GroupBy(row => row.Path))
        {
            var file = $"{(table.Key.Length == 0 ? "total" : table.Key.Replace('>', '.'))}.csv";
            if (folder is null)
            {
                await output.WriteLineAsync($"# {file}");
                await CsvTable.WriteAsync(table, output);
                await output.WriteLineAsync();
            }
            else
            {
                await using var writer = new StreamWriter(Path.Combine(folder.FullName, file));
                await CsvTable.WriteAsync(table, writer);
            }
        }
    }
}

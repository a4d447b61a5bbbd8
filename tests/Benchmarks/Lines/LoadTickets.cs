using System.Diagnostics;
using Benchmarks.Contenders;
using Benchmarks.Measuring;
using IncidentAnalytics.ReferenceServer;

namespace Benchmarks.Lines;

/// <summary>From a file of NDJSON to tickets that can be queried.</summary>
internal sealed class LoadTickets : BenchmarkLine
{
    private const int Tickets = 1_000_000;

    // More than one run only if they are short: a line must not take a minute.
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(20);

    public override string Title => "Loading 1,000,000 tickets";

    public override async Task<Row> MeasureAsync()
    {
        var path = TicketFile.Write(Tickets);
        var (duckTimes, times) = (new List<double>(), new List<double>());
        long duckBytes = 0,
            bytes = 0;
        var start = Stopwatch.GetTimestamp();
        while (times.Count < 3 && Stopwatch.GetElapsedTime(start) < MaxTime)
        {
            using (var duckDb = new DuckDbTickets())
            {
                duckTimes.Add(Time(() => duckDb.Load(path)));
                duckBytes = duckDb.GetMemory();
            }

            await using var server = await IncidentAnalyticsServer.StartAsync();
            var before = GC.GetTotalMemory(forceFullCollection: true);
            times.Add(Time(() => server.LoadTickets(File.ReadLines(path))));
            bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        }

        File.Delete(path);
        var time = new Duration(Number.Median(times));
        var each = new Bytes(bytes / Tickets);
        return new(
            Row.None,
            $"DuckDB {new Duration(Number.Median(duckTimes))}, {new Bytes(duckBytes / Tickets)} a ticket",
            $"{time}, {each} a ticket",
            Goal.AtMost(time, new(5)),
            Goal.AtMost(each, new(300), " a ticket")
        );
    }

    private static double Time(Action load)
    {
        var start = Stopwatch.GetTimestamp();
        load();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}

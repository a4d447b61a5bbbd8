using System.Diagnostics;
using Benchmarks.Contenders;
using Benchmarks.Measuring;

namespace Benchmarks.Lines;

/// <summary>64 callers at a time over sockets, with a bare Kestrel in another process.</summary>
internal sealed class Loopback : BenchmarkLine
{
    private const int Callers = 64;
    private const int Rounds = 7;

    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(1);

    public override string Title => "Loopback, 64 callers";

    public override async Task<Row> MeasureAsync()
    {
        var (server, address) = await BareServer.StartProcessAsync();
        Func<Task>[] contenders =
        [
            KpiMetricCalls.CreateLimit(handler: null, address),
            KpiMetricCalls.CreateAlternative(handler: null, address),
            KpiMetricCalls.CreateOurs(handler: null, address),
        ];
        for (var warmUp = new WarmUp(quietTurns: 1, maxTurns: 10); warmUp.Continues(); )
        {
            foreach (var contender in contenders)
                await RunAsync(contender);
        }

        var results = Array.ConvertAll(contenders, static _ => new List<(double PerSecond, double P99)>());
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < contenders.Length; i++)
                results[i].Add(await RunAsync(contenders[i]));
        }

        await ChildProcess.StopAsync(server);
        var rates = Array.ConvertAll(results, static list => Number.Median(list.Select(static r => r.PerSecond)));
        var p99s = Array.ConvertAll(results, static list => Number.Median(list.Select(static r => r.P99)));
        return new(
            $"{Format(0)}",
            $"Refit + resilience {Format(1)} ({Rate(1)})",
            $"{Format(2)} ({Rate(2)})",
            Goal.RatioAtLeast(Rate(2), 0.85),
            new Goal("p99 ≤ × 1.3", p99s[2] <= 1.3 * p99s[0])
        );

        string Format(int i) => $"{Number.Format(Math.Round(rates[i]), "calls/s")}, p99 {Duration.FromMilliseconds(p99s[i])}";

        Ratio Rate(int i) => new(rates[i] / rates[0]);
    }

    private static async Task<(double PerSecond, double P99Milliseconds)> RunAsync(Func<Task> call)
    {
        var start = Stopwatch.GetTimestamp();
        var latencies = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(CallAsync)));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double[] sorted = [.. latencies.SelectMany(static l => l).Order()];
        return (sorted.Length / seconds, sorted[(int)(sorted.Length * 0.99)]);

        async Task<List<double>> CallAsync()
        {
            var list = new List<double>();
            while (Stopwatch.GetElapsedTime(start) < RoundTime)
            {
                var before = Stopwatch.GetTimestamp();
                await call();
                list.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
            }

            return list;
        }
    }
}

using Benchmarks.Contenders;
using Benchmarks.Measuring;

namespace Benchmarks.Lines;

/// <summary>From the start of <c>Main</c> to the first typed response over a socket, each time in a new process.</summary>
internal sealed class FirstAnswer : BenchmarkLine
{
    public const string Child = "first-answer";
    public const string Limit = "limit";
    public const string Alternative = "alternative";
    private const string Ours = "ours";
    private const int Runs = 9;

    public override string Title => "First typed answer of a fresh process";

    public override async Task<Row> MeasureAsync()
    {
        var (server, address) = await BareServer.StartProcessAsync();
        var times = new Dictionary<string, List<double>>(StringComparer.Ordinal)
        {
            [Limit] = [],
            [Alternative] = [],
            [Ours] = [],
        };
        for (var run = 0; run <= Runs; run++)
        {
            foreach (var (contender, list) in times)
            {
                var numbers = await ChildProcess.ReadNumbersAsync(ChildProcess.StartChild(Child, contender, address.ToString()));
                // The first run loads files from disk.
                if (run > 0)
                    list.Add(numbers[0]);
            }
        }

        await ChildProcess.StopAsync(server);
        var ours = Median(Ours);
        return new(
            $"{Median(Limit)}",
            $"Refit + resilience {Median(Alternative)}",
            $"{ours}",
            Goal.AtMost(ours, Duration.FromMilliseconds(150))
        );

        Duration Median(string contender) => Duration.FromMilliseconds(Number.Median(times[contender]));
    }
}

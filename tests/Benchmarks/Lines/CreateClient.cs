using Benchmarks.Measuring;

namespace Benchmarks.Lines;

/// <summary><c>IncidentAnalyticsClient.Create</c> with one service, each time in a new process.</summary>
internal sealed class CreateClient : BenchmarkLine
{
    public const string Child = "create-client";
    private const int Runs = 7;

    private static readonly string[] Services = ["tickets", "events", "sonar", "analytics"];

    public override string Title => "`Create` for one configured service";

    public override async Task<Row> MeasureAsync()
    {
        var runs = Services.ToDictionary(static service => service, static _ => new List<double[]>(), StringComparer.Ordinal);
        for (var run = 0; run <= Runs; run++)
        {
            foreach (var (service, list) in runs)
            {
                var numbers = await ChildProcess.ReadNumbersAsync(ChildProcess.StartChild(Child, service));
                // The first run loads files from disk.
                if (run > 0)
                    list.Add(numbers);
            }
        }

        var times = Array.ConvertAll(Services, service => Duration.FromMilliseconds(Median(service, 0)));
        return new(
            Row.None,
            Row.None,
            string.Join("; ", Services.Select((s, i) => $"{s} {times[i]}, {Number.Format(Median(s, 1), "methods compiled")}")),
            Goal.AtMost(times.MaxBy(static t => t.Seconds), Duration.FromMilliseconds(60))
        );

        double Median(string service, int index) => Math.Round(Number.Median(runs[service].Select(n => n[index])), 1);
    }
}

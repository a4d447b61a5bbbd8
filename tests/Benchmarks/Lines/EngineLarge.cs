using Benchmarks.Contenders;
using Benchmarks.Measuring;

namespace Benchmarks.Lines;

/// <summary>The documented ticket aggregation over many loaded tickets.</summary>
internal sealed class EngineLarge : BenchmarkLine
{
    public override string Title => "The same over 1,000,000";

    public override async Task<Row> MeasureAsync()
    {
        var (three, one, ours) = await EngineComparison.MeasureAsync(1_000_000);
        return new(
            Row.None,
            $"DuckDB {three.Time} ({one.Time} as one query)",
            $"{ours.Time}",
            Goal.AtMost(ours.Time, Duration.FromMilliseconds(15))
        );
    }
}

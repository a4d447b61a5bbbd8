using Benchmarks.Contenders;
using Benchmarks.Measuring;

namespace Benchmarks.Lines;

/// <summary>The documented ticket aggregation over as many tickets as the generated world has.</summary>
internal sealed class EngineSmall : BenchmarkLine
{
    public override string Title => "The documented three aggregations over 20,000 tickets, engine";

    public override async Task<Row> MeasureAsync()
    {
        var (three, one, ours) = await EngineComparison.MeasureAsync(20_000);
        return new(
            Row.None,
            $"DuckDB {three.Time} ({one.Time} as one query)",
            $"{ours}",
            Goal.AtMost(ours.Time, Duration.FromMilliseconds(0.3)),
            Goal.AtMost(ours.Bytes, Bytes.FromKilobytes(90))
        );
    }
}

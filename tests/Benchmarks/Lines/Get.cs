using Benchmarks.Contenders;
using Benchmarks.Measuring;
using IncidentAnalytics.Testing;

namespace Benchmarks.Lines;

/// <summary>A GET with a small response, without the costs of sockets.</summary>
internal sealed class Get : BenchmarkLine
{
    private static readonly Uri Address = new("https://example.com");

    public override string Title => "GET over a network-like (asynchronous) handler";

    public override async Task<Row> MeasureAsync()
    {
        var figures = await Alternation.MeasureAsync(
            KpiMetricCalls.CreateLimit(new NetworkHandler(SampleBodies.KpiMetric), Address),
            KpiMetricCalls.CreateAlternative(new NetworkHandler(SampleBodies.KpiMetric), Address),
            KpiMetricCalls.CreateBareRefit(new NetworkHandler(SampleBodies.KpiMetric), Address),
            KpiMetricCalls.CreateOurs(new NetworkHandler(SampleBodies.KpiMetric), Address)
        );
        var (limit, ours) = (figures[0], figures[3]);
        return new(
            $"{limit}",
            $"Refit + resilience {figures[1].Beside(limit)}; bare Refit + bearer {figures[2].Beside(limit)}",
            ours.Beside(limit),
            Goal.AtMost(ours.Bytes, new(4_300)),
            Goal.RatioAtMost(ours.TimeRatioTo(limit), 1.8)
        );
    }
}

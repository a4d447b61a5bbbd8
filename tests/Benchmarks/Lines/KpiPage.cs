using Benchmarks.Contenders;
using Benchmarks.Measuring;
using IncidentAnalytics.Client.Analytics.KpiMeasurements;
using IncidentAnalytics.Testing;

namespace Benchmarks.Lines;

/// <summary>A page of 100 KPI measurements.</summary>
internal sealed class KpiPage : BenchmarkLine
{
    private const string Authorization = "Token token";

    private static readonly Uri Address = new("https://example.com");

    public override string Title => "Page of 100 KPI measurements";

    public override async Task<Row> MeasureAsync()
    {
        var body = SampleBodies.KpiMeasurements(100);
        var raw = new RawClient(new NetworkHandler(body), Address, Authorization);
        var user = UserStack.Create(new NetworkHandler(body), Address, Authorization);
        await using var client = OurClient.CreateForAnalytics(new NetworkHandler(body), Address);
        var query = new KpiMeasurementQuery { PageSize = 100 };
        var figures = await Alternation.MeasureAsync(
            () => raw.GetAsync("/api/analytics/kpi-measurements/?page_size=100", PlainJsonContext.Default.PlainPagePlainKpiMeasurement),
            () => user.ListKpiMeasurementsAsync(pageSize: 100),
            () => client.Analytics.KpiMeasurements.GetPageAsync(query)
        );
        var (limit, ours) = (figures[0], figures[2]);
        return new(
            $"{limit}",
            $"Refit + resilience {figures[1].Beside(limit)}",
            ours.Beside(limit),
            Goal.AtMost(ours.Bytes, Bytes.FromKilobytes(86)),
            Goal.RatioAtMost(ours.TimeRatioTo(limit), 1.3)
        );
    }
}

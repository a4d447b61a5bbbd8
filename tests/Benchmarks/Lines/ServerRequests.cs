using Benchmarks.Measuring;
using IncidentAnalytics.ReferenceServer;

namespace Benchmarks.Lines;

/// <summary>Requests to a reference server in this process, one after the other, without this project's client.</summary>
internal sealed class ServerRequests : BenchmarkLine
{
    public override string Title => "Reference server, 1 caller: Sonar page of 10; KPI summary";

    public override async Task<Row> MeasureAsync()
    {
        await using var server = await IncidentAnalyticsServer.StartAsync();
        using var sonar = server.CreateHttpClient();
        sonar.DefaultRequestHeaders.Authorization = new("Bearer", ReferenceCredentials.SonarApiKey);
        using var analytics = server.CreateHttpClient();
        analytics.DefaultRequestHeaders.Authorization = new("Token", ReferenceCredentials.AnalyticsToken);
        var figures = await Alternation.MeasureAsync(
            () => sonar.GetByteArrayAsync("/api/sonar/tickets?offset=0&limit=10"),
            () => analytics.GetByteArrayAsync("/api/analytics/kpi-metrics/summary/")
        );
        var (page, summary) = (PerSecond(figures[0]), PerSecond(figures[1]));
        return new(
            Row.None,
            Row.None,
            $"{Format(page)}, {figures[0].Bytes}; {Format(summary)}, {figures[1].Bytes}",
            new Goal("≥ 9,000/s", page >= 9_000),
            new Goal("≥ 3,000/s", summary >= 3_000)
        );
    }

    private static double PerSecond(Figures figures) => Math.Round(1 / figures.Time.Seconds);

    private static string Format(double perSecond) => Number.Format(perSecond, "requests/s");
}

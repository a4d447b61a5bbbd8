using Benchmarks.Contenders;
using Benchmarks.Measuring;
using IncidentAnalytics.Testing;

namespace Benchmarks.Lines;

/// <summary>A GET that its caller cancels while it waits, over the platform's handler and a server that is silent.</summary>
internal sealed class CancelledGet : BenchmarkLine
{
    private static readonly Uri Address = new("http://localhost");

    public override string Title => "GET that is cancelled while it waits";

    public override async Task<Row> MeasureAsync()
    {
        var raw = new RawClient(SilentConnection.CreateHandler(), Address, "Token token");
        await using var client = OurClient.CreateForAnalytics(SilentConnection.CreateHandler(), Address);
        var figures = await Alternation.MeasureAsync(
            () => CancelAsync(token => raw.GetAsync("/api/analytics/kpi-metrics/1/", PlainJsonContext.Default.PlainKpiMetric, token)),
            () => CancelAsync(token => client.Analytics.KpiMetrics.GetAsync("1", cancellationToken: token))
        );
        return new($"{figures[0]}", Row.None, figures[1].Beside(figures[0]));
    }

    private static async Task CancelAsync(Func<CancellationToken, Task> call)
    {
        using var source = new CancellationTokenSource();
        var running = call(source.Token);
        await source.CancelAsync();
        try
        {
            await running;
        }
        catch (OperationCanceledException) { }
    }
}

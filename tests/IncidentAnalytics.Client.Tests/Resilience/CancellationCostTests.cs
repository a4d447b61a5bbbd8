using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Resilience;

/// <summary>What it costs when a caller cancels: mostly the exceptions that are thrown on the way up, so these are counted.</summary>
public sealed class CancellationCostTests
{
    private static readonly AsyncLocal<ExceptionCount?> Counter = new();

    [Fact]
    public async Task Cancelling_ThrowsAtMostThreeTimesAsOftenAsHttpClient()
    {
        using var http = new HttpClient(SilentConnection.CreateHandler());
        using var client = IncidentAnalyticsClient.Create(o =>
        {
            o.HttpMessageHandler = SilentConnection.CreateHandler();
            o.Analytics.BaseAddress = new Uri("http://localhost");
            o.Analytics.Credential = Credential.Token("token");
        });
        var address = new Uri("http://localhost/api/analytics/kpi-metrics/1/");

        var plain = await CountAsync(token => http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, token));
        var ours = await CountAsync(token => client.Analytics.KpiMetrics.GetAsync("1", cancellationToken: token));

        Assert.InRange(plain, 1, int.MaxValue);
        Assert.InRange(ours, 1, 3 * plain);
    }

    private static async Task<int> CountAsync(Func<CancellationToken, Task> call)
    {
        var count = new ExceptionCount();
        EventHandler<System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs> handler = static (_, _) =>
        {
            if (Counter.Value is { } counter)
                Interlocked.Increment(ref counter.Value);
        };
        AppDomain.CurrentDomain.FirstChanceException += handler;
        Counter.Value = count;
        try
        {
            using var cancellation = new CancellationTokenSource();
            var running = call(cancellation.Token);
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
            return Volatile.Read(ref count.Value);
        }
        finally
        {
            Counter.Value = null;
            AppDomain.CurrentDomain.FirstChanceException -= handler;
        }
    }

    private sealed class ExceptionCount
    {
        public int Value;
    }
}

using System.Net.Http.Json;
using BenchmarkDotNet.Attributes;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Analytics.KpiMetrics;

namespace Benchmarks;

/// <summary>
/// A call that its caller cancels while it waits for the response, over the platform's own handler and a server that is silent.
/// </summary>
public class CancellationBenchmarks
{
    private const string Address = "http://localhost";

    private readonly HttpClient _http = new(CreateHandler());
    private readonly IncidentAnalyticsClient _client;

    public CancellationBenchmarks() =>
        _client = IncidentAnalyticsClient.Create(options =>
        {
            options.HttpMessageHandler = CreateHandler();
            options.Analytics.BaseAddress = new Uri(Address);
            options.Analytics.Credential = Credential.Token("token");
        });

    [Benchmark(Baseline = true, Description = "Cancelled GET, raw HttpClient")]
    public Task<bool> RawAsync() =>
        CancelAsync(async token =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Address + "/api/analytics/kpi-metrics/");
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
            response.EnsureSuccessStatusCode();
            return await response.Content.ReadFromJsonAsync(AnalyticsJsonContext.Default.AnalyticsPageKpiMetric, token);
        });

    [Benchmark(Description = "Cancelled GET, this client's interface")]
    public Task<bool> InterfaceAsync() => CancelAsync(token => _client.Analytics.KpiMetrics.Api.ListAsync(null, options: null, token)!);

    private static async Task<bool> CancelAsync(Func<CancellationToken, Task<AnalyticsPage<KpiMetric>?>> call)
    {
        using var source = new CancellationTokenSource();
        var running = call(source.Token);
        await source.CancelAsync();
        try
        {
            await running;
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private static SocketsHttpHandler CreateHandler() => new() { ConnectCallback = static (_, _) => new(new SilentStream()) };

    /// <summary>A connection that takes every request and answers none.</summary>
    private sealed class SilentStream : MemoryStream
    {
        private readonly TaskCompletionSource<int> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(_closed.Task);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => default;

        protected override void Dispose(bool disposing)
        {
            _closed.TrySetException(new ObjectDisposedException(nameof(SilentStream)));
            base.Dispose(disposing);
        }
    }
}

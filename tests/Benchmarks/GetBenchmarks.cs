using System.Net.Http.Json;
using BenchmarkDotNet.Attributes;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using Refit;

namespace Benchmarks;

/// <summary>One GET of a list with a query, over a stub handler: no network, no token request.</summary>
public class GetBenchmarks
{
    private const string Address = "https://example.com";

    private readonly HttpClient _http = new(
        new StubHandler("""{"count":1,"next":null,"previous":null,"results":[{"id":"1","name":"MTTR","is_active":true}]}""")
    );

    private readonly KpiMetricQuery _query = new() { IsActive = true, PageSize = 50 };
    private readonly IncidentAnalyticsClient _client;
    private readonly IKpiMetricsApi _bareRefit;

    public GetBenchmarks()
    {
        _client = IncidentAnalyticsClient.Create(options =>
        {
            options.HttpMessageHandler = new StubHandler(
                """{"count":1,"next":null,"previous":null,"results":[{"id":"1","name":"MTTR","is_active":true}]}"""
            );
            options.Analytics.BaseAddress = new Uri(Address);
            options.Analytics.Credential = Credential.Token("token");
        });
        _http.BaseAddress = new Uri(Address);
        _http.DefaultRequestHeaders.Add("Accept", "application/json");
        _http.DefaultRequestHeaders.Add("User-Agent", "benchmark/1.0");
        _http.DefaultRequestHeaders.Add("Authorization", "Token token");
        _bareRefit = RestService.ForGenerated<IKpiMetricsApi>(_http, IncidentAnalyticsRefit.CreateSettings());
    }

    [Benchmark(Baseline = true, Description = "GET, raw HttpClient")]
    public async Task<AnalyticsPage<KpiMetric>?> RawAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address + "/api/analytics/kpi-metrics/?is_active=true&page_size=50");
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(AnalyticsJsonContext.Default.AnalyticsPageKpiMetric);
    }

    [Benchmark(Description = "GET, bare Refit")]
    public Task<AnalyticsPage<KpiMetric>> RefitAsync() => _bareRefit.ListAsync(_query, options: null, CancellationToken.None);

    [Benchmark(Description = "GET, this client's interface")]
    public Task<AnalyticsPage<KpiMetric>> InterfaceAsync() =>
        _client.Analytics.KpiMetrics.Api.ListAsync(_query, options: null, CancellationToken.None);
}

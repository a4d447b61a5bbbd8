using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using Refit;

namespace Benchmarks;

/// <summary>One ticket aggregation over a stub handler: no network, no token request. All variants send and read the same bytes.</summary>
public class PostBenchmarks
{
    private const string Address = "https://example.com";

    private const string Answer = """
        {"data":{"total":3,"aggregations":{"by_type":{"doc_count_error_upper_bound":0,"sum_other_doc_count":0,"buckets":[
        {"key":"incident","doc_count":2},{"key":"request","doc_count":1}]}}}}
        """;

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly Aggregation<TermsResult> _byType = Aggregation.Terms("by_type", "ticket.type", size: 20);
    private readonly HttpClient _http;
    private readonly IncidentAnalyticsClient _client;
    private readonly ITicketsApi _bareRefit;
    private readonly TicketAggregationRequest _request;
    private readonly TicketAggregationBody _body;

    public PostBenchmarks()
    {
        var handler = new StubHandler(Answer);
        _http = new HttpClient(handler);
        var refitHttp = new HttpClient(handler) { BaseAddress = new Uri(Address) };
        refitHttp.DefaultRequestHeaders.Add("Accept", "application/json");
        refitHttp.DefaultRequestHeaders.Add("User-Agent", "benchmark/1.0");
        refitHttp.DefaultRequestHeaders.Add("Authorization", "Bearer token");
        _bareRefit = RestService.ForGenerated<ITicketsApi>(refitHttp, IncidentAnalyticsRefit.CreateSettings());
        _client = IncidentAnalyticsClient.Create(options =>
        {
            options.HttpMessageHandler = handler;
            options.Tickets.BaseAddress = new Uri(Address);
            options.Tickets.Credential = Credential.Bearer("token");
            options.Tickets.ClientId = "client";
        });
        var end = new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero);
        _request = new()
        {
            Application = "atr",
            AppTypes = ["ec2", "kubernetes"],
            Domains = ["your-domain-1.example.com"],
            Range = TimeRange.Between(end.AddDays(-30), end),
            Aggregations = [_byType],
        };
        _body = new()
        {
            Application = "atr",
            AppType = ["ec2", "kubernetes"],
            Domain = ["your-domain-1.example.com"],
            StartTime = "2026-01-01T00:00:00Z",
            EndTime = "2026-01-31T00:00:00Z",
            Aggs = [_byType],
        };
    }

    [Benchmark(Baseline = true, Description = "POST, raw HttpClient")]
    public async Task<TicketAggregationResponse?> RawAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address + "/v3/tickets/aggs");
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("User-Agent", "benchmark/1.0");
        request.Headers.TryAddWithoutValidation("client_id", "client");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer token");
        request.Content = new ByteArrayContent(
            JsonSerializer.SerializeToUtf8Bytes(_body, BenchmarkJsonContext.Default.TicketAggregationBody)
        );
        request.Content.Headers.ContentType = Json;
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(BenchmarkJsonContext.Default.TicketAggregationResponse);
    }

    [Benchmark(Description = "POST, bare Refit")]
    public Task<TicketAggregationResponse> RefitAsync() =>
        _bareRefit.AggregateAsync(_body, "client", options: null, CancellationToken.None);

    [Benchmark(Description = "POST, this client's interface")]
    public Task<TicketAggregationResponse> InterfaceAsync() =>
        _client.Tickets.Api.AggregateAsync(_body, "client", options: null, CancellationToken.None);

    [Benchmark(Description = "POST, this client, typed from end to end")]
    public async Task<int> TypedAsync() => (await _client.Tickets.AggregateAsync(_request)).Get(_byType).Buckets.Count;
}

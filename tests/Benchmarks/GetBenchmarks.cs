using System.Net.Http.Json;
using BenchmarkDotNet.Attributes;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Authentication;
using IncidentAnalytics.Client.Tickets;
using Microsoft.Extensions.Logging.Abstractions;

namespace Benchmarks;

/// <summary>One GET of a small object over a stub handler: no network, no token request.</summary>
public class GetBenchmarks
{
    private const string Address = "https://example.com";

    private readonly HttpClient _http = new(new StubHandler("""{"id":1,"name":"first","value":1.5}"""));
    private ItemsApi _api = null!;

    [GlobalSetup]
    public void SetUp()
    {
        var services = new AuthenticationServices
        {
            TokenClient = _http, Caches = new(), Time = TimeProvider.System, Logger = NullLogger.Instance,
        };
        _api = new ItemsApi(
            new HttpTransport(new ServiceConnection
            {
                BaseAddress = new Uri(Address),
                Client = _http,
                Authenticator = Credential.Bearer("token").CreateAuthenticator(services),
                Pipeline = new CallPipeline("items", new RetryRules(), TimeProvider.System, NullLogger.Instance),
                Limits = new(TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(30), 3),
                Errors = TicketsErrorReader.Instance,
                MaxResponseBytes = 64 * 1024 * 1024,
                UserAgent = "benchmark/1.0",
            }),
            BenchmarkJsonContext.Default);
    }

    [Benchmark(Baseline = true, Description = "GET, raw HttpClient")]
    public async Task<Item?> RawAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address + "/api/items/1/?kind=a");
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("User-Agent", "benchmark/1.0");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer token");
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(BenchmarkJsonContext.Default.Item);
    }

    [Benchmark(Description = "GET, this client")]
    public async Task<Item> OursAsync() => (await _api.GetAsync(1, "a", options: null, CancellationToken.None)).Value;
}

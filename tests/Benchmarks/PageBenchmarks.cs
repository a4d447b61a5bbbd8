using System.Net.Http.Json;
using BenchmarkDotNet.Attributes;
using IncidentAnalytics.Client;

namespace Benchmarks;

/// <summary>One page of 1,000 Sonar tickets over a stub handler, read into the same models: the cost that paging adds.</summary>
public class PageBenchmarks
{
    private const string Address = "https://example.com";

    private const string Ticket = """
        {"id":%,"repo_guid":"5f0ba741-7551-400d-8bd6-1f14a6e8536d","repo_name":"Threat","guid":"49272877-75f2-4c2f-9301-d21c4f9a106d",
        "title":"Attempt to collect web server settings: 20.0.31.172","priority":"LOW","status":"ASSIGNED","format":"JSON","count":7,"attack":true,
        "incident":false,"assignees":[{"company_guid":"6fbe27b7-f1ae-4d7a-a1a5-76d8fa9aa311","company_name":"Logpresso",
        "user_guid":"bfd00bb0-be99-4fd5-8380-166f544975fa","user_name":"Joshua","task_type":"ASSIGNEE","task_status":"ASSIGNED",
        "x_login":null,"x_user":null,"x_dept":null}],"approvers":[],"created":"2022-09-14 17:34:19+0900","updated":"2022-09-14 23:55:29+0900",
        "closed":null,"x_login":null,"x_user":null,"x_dept":null}
        """;

    private readonly HttpClient _http;
    private readonly IncidentAnalyticsClient _client;

    public PageBenchmarks()
    {
        var tickets = Enumerable
            .Range(1, 1000)
            .Select(static id => Ticket.Replace("%", FormattableString.Invariant($"{id}"), StringComparison.Ordinal));
        var handler = new StubHandler($$"""{"total":1000,"tickets":[{{string.Join(',', tickets)}}]}""");
        _http = new HttpClient(handler);
        _client = IncidentAnalyticsClient.Create(options =>
        {
            options.HttpMessageHandler = handler;
            options.Sonar.BaseAddress = new Uri(Address);
            options.Sonar.Credential = Credential.Bearer("key");
        });
    }

    [Benchmark(Baseline = true, Description = "1,000 tickets, raw HttpClient")]
    public async Task<int> RawAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address + "/api/sonar/tickets?offset=0&limit=1000");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer key");
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(BenchmarkJsonContext.Default.SonarTicketListResponse))!.Tickets!.Count;
    }

    [Benchmark(Description = "1,000 tickets, a run of this client")]
    public async Task<int> OursAsync()
    {
        var count = 0;
        await foreach (var _ in _client.Sonar.ListTicketsAsync(cancellationToken: CancellationToken.None))
            count++;
        return count;
    }
}

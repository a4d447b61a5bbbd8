using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Tests.Iam;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Events;

/// <summary>A server with a client that has an IAM token. The clock stands at 37 seconds behind a whole minute.</summary>
internal sealed class EventServer : IAsyncDisposable
{
    /// <summary>2022-01-22 03:10:37Z; the last point of the document's example is at 03:10:00.</summary>
    public const long Now = 1_642_821_037_000;

    public const string Path = "/v2/0123456789abcdef0123456789abcdef/events/statistic";

    private EventServer(IncidentAnalyticsServer server, FakeTimeProvider clock)
    {
        Server = server;
        Clock = clock;
        Http = server.CreateHttpClient();
    }

    public IncidentAnalyticsServer Server { get; }

    public FakeTimeProvider Clock { get; }

    public HttpClient Http { get; }

    public string? Token { get; set; }

    /// <param name="documents">The tickets; null for the generated world.</param>
    /// <param name="configure">Sets options on top.</param>
    public static async Task<EventServer> StartAsync(string[]? documents = null, Action<IncidentAnalyticsServerOptions>? configure = null)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(Now));
        var options = new IncidentAnalyticsServerOptions { TimeProvider = clock, Tickets = documents };
        configure?.Invoke(options);
        var started = new EventServer(await IncidentAnalyticsServer.StartAsync(options, TestContext.Current.CancellationToken), clock);
        started.Token = await IamRequests.TokenAsync(started.Http);
        return started;
    }

    /// <summary>A ticket as a document.</summary>
    /// <param name="at">The time of day on 2022-01-22, such as <c>03:05:36.999</c>.</param>
    /// <param name="priority">P1 to P4.</param>
    /// <param name="more">Further members, such as <c>"ticket.type":"change"</c>.</param>
    public static string Ticket(string at, string priority, string more = "\"region\":\"us-east-1\"") =>
        $$"""{"@timestamp":"2022-01-22T{{at}}Z","ticket.priority":"{{priority}}",{{more}}}""";

    public async Task<HttpResponseMessage> SendAsync(
        string body,
        string query = "",
        string? contentType = "application/json",
        string path = Path
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path + query)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        if (contentType is not null)
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (Token is not null)
            request.Headers.TryAddWithoutValidation("X-Auth-Token", Token);
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<string> TextAsync(string body, string query = "")
    {
        using var response = await SendAsync(body, query);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(
            response.IsSuccessStatusCode,
            $"{text} {string.Join(',', response.Headers.Select(static header => string.Join(',', header.Value)))}"
        );
        return text;
    }

    public async Task<JsonElement> CountAsync(string body, string query = "") =>
        JsonDocument.Parse(await TextAsync(body, query)).RootElement;

    /// <summary>How many of each severity, such as <c>Major 3, Info 1</c>, of the last hour with these members in the request.</summary>
    public async Task<string> TotalsAsync(string members = "\"search\":\"\"", string query = "")
    {
        var answer = await CountAsync($$"""{"time_range":"-1.-1.60","step":600000,{{members}}}""", query);
        return string.Join(
            ", ",
            answer
                .GetProperty("series")
                .EnumerateArray()
                .Select(static series =>
                    $"{series.GetProperty("event_severity").GetString()} {series.GetProperty("values").EnumerateArray().Sum(static value => value.GetInt64())}"
                )
        );
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }
}

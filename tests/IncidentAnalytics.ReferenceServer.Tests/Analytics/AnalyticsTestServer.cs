using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics;

/// <summary>A server and an HTTP client with the analytics token.</summary>
public sealed class AnalyticsTestServer : IAsyncDisposable
{
    public const string Root = "/api/analytics/";

    private AnalyticsTestServer(IncidentAnalyticsServer server, FakeTimeProvider clock)
    {
        Server = server;
        Clock = clock;
        Http = server.CreateHttpClient();
        Authorize("Token reference-token");
    }

    public IncidentAnalyticsServer Server { get; }

    public FakeTimeProvider Clock { get; }

    public HttpClient Http { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Starts a server over a small world: one incident per hour for six weeks, the last one open.</summary>
    public static Task<AnalyticsTestServer> StartAsync(Action<IncidentAnalyticsServerOptions>? configure = null) =>
        LaunchAsync(options =>
        {
            options.Tickets = SmallWorld(options.TimeProvider.GetUtcNow());
            configure?.Invoke(options);
        });

    /// <summary>Starts a server over the small world with sixty critical incidents within one hour.</summary>
    public static Task<AnalyticsTestServer> StartWithBurstAsync() =>
        LaunchAsync(static options =>
        {
            var now = options.TimeProvider.GetUtcNow();
            options.Tickets =
            [
                .. SmallWorld(now),
                .. Enumerable
                    .Range(0, 60)
                    .Select(minute =>
                        Document(now.AddHours(-4).AddMinutes(minute), 3000 + minute, "checkout", "P1", 30_000, isOpen: false)
                    ),
            ];
        });

    /// <summary>Starts a server over the generated world.</summary>
    public static Task<AnalyticsTestServer> StartGeneratedAsync() => LaunchAsync(static _ => { });

    public void Authorize(string? authorization) =>
        Http.DefaultRequestHeaders.Authorization = authorization is null ? null : AuthenticationHeaderValue.Parse(authorization);

    public async Task<JsonElement> GetAsync(string path, int expected = 200)
    {
        using var response = await Http.GetAsync(Root + path, Ct);
        return await ReadAsync(response, expected);
    }

    public async Task<JsonElement> PostAsync(string path, string json = "{}", int expected = 200)
    {
        using var content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await Http.PostAsync(Root + path, content, Ct);
        return await ReadAsync(response, expected);
    }

    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? content = null,
        params (string Name, string Value)[] headers
    )
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return Http.SendAsync(request, Ct);
    }

    /// <summary>The id of the first record of a list.</summary>
    public async Task<string> FirstIdAsync(string list) => (await GetAsync(list)).GetProperty("results")[0].GetProperty("id").GetString()!;

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response, int expected)
    {
        var text = await response.Content.ReadAsStringAsync(Ct);
        Assert.True((int)response.StatusCode == expected, $"{(int)response.StatusCode}: {text}");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        return JsonDocument.Parse(text).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }

    private static async Task<AnalyticsTestServer> LaunchAsync(Action<IncidentAnalyticsServerOptions> configure)
    {
        var clock = new FakeTimeProvider();
        var options = new IncidentAnalyticsServerOptions { TimeProvider = clock };
        configure(options);
        return new AnalyticsTestServer(await IncidentAnalyticsServer.StartAsync(options, Ct), clock);
    }

    private static IEnumerable<string> SmallWorld(DateTimeOffset now)
    {
        string[] priorities = ["P1", "P2", "P3", "P4"];
        for (var hour = 1000; hour >= 1; hour--)
        {
            yield return Document(
                now.AddHours(-hour),
                2000 - hour,
                hour % 2 == 0 ? "atr" : "checkout",
                priorities[hour % 4],
                hour,
                isOpen: hour == 1
            );
        }
    }

    private static string Document(DateTimeOffset created, int id, string application, string priority, int users, bool isOpen)
    {
        var ticket = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"TCK-{id}"),
            ["type"] = "incident",
            ["category"] = users % 3 == 0 ? "network" : "database",
            ["priority"] = priority,
            ["status"] = isOpen ? "new" : "resolved",
            ["resolved"] = !isOpen,
            ["escalated"] = users % 5 == 0,
            ["affected_users"] = users,
            ["created_at"] = Text(created),
        };
        if (!isOpen)
        {
            ticket["acknowledged_at"] = Text(created.AddMinutes(10));
            ticket["resolved_at"] = Text(created.AddMinutes(150));
        }

        return JsonSerializer.Serialize(
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["@timestamp"] = Text(created),
                ["application"] = application,
                ["app_type"] = "ec2",
                ["domain"] = "your-domain-1.example.com",
                ["region"] = "us-east-1",
                ["ticket"] = ticket,
            }
        );
    }

    private static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples;

/// <summary>A reference server on loopback that OperationsDashboard takes for the real service. Its clock stands still.</summary>
internal sealed class AnalyticsService : IAsyncDisposable
{
    public const string Root = "/api/analytics/";

    /// <summary>How many requests one reading of the dashboard takes.</summary>
    public const int RequestsOfAReading = 6;

    private AnalyticsService(IncidentAnalyticsServer server, FakeTimeProvider clock)
    {
        Server = server;
        Clock = clock;
    }

    public IncidentAnalyticsServer Server { get; }

    public FakeTimeProvider Clock { get; }

    /// <summary>The arguments that lead the example here.</summary>
    public string[] Arguments => ["--base-url", Server.BaseAddress.ToString()];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<AnalyticsService> StartAsync(params Fault[] faults)
    {
        var clock = new FakeTimeProvider();
        var server = await IncidentAnalyticsServer.StartAsync(
            new()
            {
                Port = 0,
                TimeProvider = clock,
                TrainingTime = TimeSpan.FromSeconds(30),
            },
            Token
        );
        foreach (var fault in faults)
            server.Faults.Add(fault);
        return new(server, clock);
    }

    /// <summary>Runs the example against this server, on the same clock.</summary>
    public Task<ExampleRun> RunAsync(
        string[]? more = null,
        string? secret = ReferenceCredentials.AnalyticsToken,
        bool terminal = false,
        int width = ExampleRun.Width,
        StringWriter? output = null,
        CancellationToken? cancellationToken = null
    ) =>
        ExampleRun.RunOperationsDashboardAsync(
            [.. Arguments, .. more ?? []],
            secret,
            Clock,
            terminal,
            width,
            output,
            cancellationToken ?? Token
        );

    /// <summary>Asks the server without any of our own code: the second opinion.</summary>
    public async Task<JsonElement> GetAsync(string path)
    {
        using var http = new HttpClient { BaseAddress = Server.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", ReferenceCredentials.AnalyticsToken);
        using var document = JsonDocument.Parse(await http.GetStringAsync(new Uri(Root + path, UriKind.Relative), Token));
        return document.RootElement.Clone();
    }

    /// <summary>A member that is written as a text or as a number.</summary>
    public static decimal Number(JsonElement record, string member) =>
        decimal.Parse(record.GetProperty(member).ToString(), CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}

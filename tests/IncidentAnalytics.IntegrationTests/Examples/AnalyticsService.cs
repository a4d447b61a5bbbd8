using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples;

/// <summary>The service of OperationsDashboard.</summary>
internal sealed class AnalyticsService : IAsyncDisposable
{
    public const string Root = "/api/analytics/";

    /// <summary>Number of requests of one dashboard.</summary>
    public const int RequestsOfAReading = 8;

    private AnalyticsService(IncidentAnalyticsServer server, FakeTimeProvider clock)
    {
        Server = server;
        Clock = clock;
    }

    public IncidentAnalyticsServer Server { get; }

    public FakeTimeProvider Clock { get; }

    /// <summary>The arguments for this service.</summary>
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

    /// <summary>Runs the example against this service with the same clock.</summary>
    public Task<ExampleRun> RunAsync(
        string[]? more = null,
        string? secret = ReferenceCredentials.AnalyticsToken,
        ExampleTerminal? terminal = null,
        StringWriter? output = null,
        StringWriter? error = null,
        CancellationToken? cancellationToken = null
    ) =>
        ExampleRun.RunOperationsDashboardAsync(
            [.. Arguments, .. more ?? []],
            secret,
            Clock,
            terminal,
            output,
            error,
            cancellationToken ?? Token
        );

    /// <summary>Queries the server without the client, for comparison.</summary>
    public async Task<JsonElement> GetAsync(string path)
    {
        using var http = new HttpClient { BaseAddress = Server.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", ReferenceCredentials.AnalyticsToken);
        using var document = JsonDocument.Parse(await http.GetStringAsync(new Uri(Root + path, UriKind.Relative), Token));
        return document.RootElement.Clone();
    }

    /// <summary>A member that is a text or a number.</summary>
    public static decimal Number(JsonElement record, string member) =>
        decimal.Parse(record.GetProperty(member).ToString(), CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}

using System.Net;
using System.Net.Sockets;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.ReferenceServer.Faults;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples;

public sealed class OperationsDashboardFailureTests
{
    private const string Secret = "hunter2-very-secret";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Error_IsOneLine_WhenTheTokenIsWrong()
    {
        await using var service = await AnalyticsService.StartAsync();

        AssertOneLine(await service.RunAsync(secret: Secret), "the service does not accept the token", "HTTP 401");
    }

    [Fact]
    public async Task Acknowledge_IsRefused_ForAReader()
    {
        await using var service = await AnalyticsService.StartAsync();

        var read = await service.RunAsync(secret: ReferenceCredentials.AnalyticsViewerToken);
        var acknowledged = await service.RunAsync(
            ["--acknowledge", "00000000-0000-4000-8000-00000000dead"],
            ReferenceCredentials.AnalyticsViewerToken
        );

        Assert.Equal((0, ""), (read.ExitCode, read.Error));
        AssertOneLine(acknowledged, "this client may not do that");
    }

    [Theory]
    [InlineData(400, """{"page_size":["A valid integer is required."]}""", "the service refused the request", "page_size")]
    [InlineData(401, """{"detail":"expired"}""", "the service does not accept the token", "HTTP 401")]
    [InlineData(403, """{"detail":"not yours"}""", "this client may not do that", "not yours")]
    [InlineData(404, "<html>\n<p>nothing</p>\n</html>", "has no such endpoint", "HTTP 404")]
    [InlineData(418, "", "the call failed", "HTTP 418")]
    [InlineData(200, "<html>\n<p>welcome</p>\n</html>", "cannot be read", "analytics.cost_analyses.get_summary")]
    public async Task Error_IsOneLine_WhenTheResponseCannotBeRead(int status, string body, string meaning, string detail)
    {
        await using var service = await AnalyticsService.StartAsync(
            Fault.Answer(status, body) with
            {
                Path = AnalyticsService.Root + "cost-analyses/summary/",
            }
        );

        AssertOneLine(await service.RunAsync(), meaning, detail);
    }

    [Fact]
    public async Task Error_NamesTheAddress_WhenThereIsNoAnalyticsService()
    {
        await using var service = await AnalyticsService.StartAsync(
            Fault.Answer(404, "<html>nothing</html>", "text/html") with
            {
                Path = AnalyticsService.Root + "*",
                Times = 9,
            }
        );

        AssertOneLine(await service.RunAsync(["--acknowledge", "00000000-0000-4000-8000-00000000dead"]), "has no such endpoint");
    }

    [Fact]
    public async Task Error_IsImmediate_WhenTheQuotaIsUsedUp()
    {
        var fault = Fault.Answer(429, """{"detail":"slow down"}""").WithHeader("Retry-After", "3600") with
        {
            Path = AnalyticsService.Root + "kpi-metrics/summary/",
        };
        await using var service = await AnalyticsService.StartAsync(fault);

        AssertOneLine(await service.RunAsync(), "the quota is used up", "retry after 3600 s");
    }

    [Fact]
    public async Task Error_NamesTheService_WhenItCannotBeReached()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var nobody = listener.LocalEndpoint.ToString()!;
        listener.Stop();
        var clock = new IncidentAnalytics.Testing.FakeTimeProvider();

        var run = ExampleRun.RunOperationsDashboardAsync(
            ["--base-url", $"http://{nobody}/", "--acknowledge", "a"],
            Secret,
            clock,
            cancellationToken: Cancellation
        );
        foreach (var wait in (double[])[0.8, 1.6, 3.2])
        {
            await clock.WaitForTimerAsync(left => left >= TimeSpan.FromSeconds(wait / 2) && left <= TimeSpan.FromSeconds(wait));
            clock.Advance(TimeSpan.FromSeconds(wait));
        }

        AssertOneLine(await run, $"cannot reach {nobody}");
    }

    [Fact]
    public async Task Cancellation_PrintsOneLine_AndExitsWith130()
    {
        await using var service = await AnalyticsService.StartAsync(
            Fault.Delay(TimeSpan.FromDays(1)) with
            {
                Path = AnalyticsService.Root + "kpi-metrics/summary/",
            }
        );
        using var ctrlC = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var run = service.RunAsync(cancellationToken: ctrlC.Token);
        await service.Server.Requests.WaitForAsync(AnalyticsService.RequestsOfAReading, Cancellation);

        await ctrlC.CancelAsync();

        Assert.Equal(new ExampleRun(130, "", "Cancelled.\n"), await run);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public async Task Error_NamesTheMissingToken(string? secret)
    {
        var run = await ExampleRun.RunOperationsDashboardAsync(
            ["--base-url", "https://a.example.com"],
            secret,
            cancellationToken: Cancellation
        );

        AssertOneLine(run, "the token", "INCIDENT_ANALYTICS_TOKEN", "IncidentAnalytics:Analytics:Credential:Token");
    }

    [Theory]
    [InlineData("--anomalies 101", "--anomalies")]
    [InlineData("--anomalies -1", "--anomalies")]
    [InlineData("--watch --interval 0", "--interval")]
    [InlineData("--interval 5", "--watch")]
    [InlineData("--acknowledge", "--acknowledge")]
    [InlineData("--acknowledge ..", "an argument is wrong")]
    [InlineData("--base-url monitoring", "--base-url must be an absolute address")]
    [InlineData("--base-url http://b.example.com", "must use https")]
    public async Task Error_IsOneLine_ForAWrongArgument(string args, string problem)
    {
        var run = await ExampleRun.RunOperationsDashboardAsync(args.Split(' '), Secret, cancellationToken: Cancellation);

        AssertOneLine(run, problem);
    }

    [Theory]
    [InlineData("--token", Secret)]
    [InlineData("--token=" + Secret)]
    [InlineData(Secret)]
    public async Task Error_RefusesASecretArgument_WithoutRepeatingIt(params string[] args) =>
        AssertOneLine(await ExampleRun.RunOperationsDashboardAsync(args, cancellationToken: Cancellation), "--help");

    private static void AssertOneLine(ExampleRun run, params string[] parts)
    {
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(run.Error.Length - 1, run.Error.IndexOf('\n', StringComparison.Ordinal));
        Assert.All(parts, part => Assert.Contains(part, run.Error, StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }
}

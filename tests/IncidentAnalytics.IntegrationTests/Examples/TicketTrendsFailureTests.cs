using IncidentAnalytics.ReferenceServer.Faults;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples;

public sealed class TicketTrendsFailureTests
{
    private const string Secret = "hunter2-very-secret";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Error_IsOneLine_WhenTheSecretIsWrong()
    {
        await using var service = await TicketService.StartAsync();

        var run = await service.RunAsync(Secret);

        AssertOneLine(run, "the client id or its secret is wrong", "invalid_client");
    }

    [Theory]
    [InlineData(
        400,
        """{"status_code":400,"detail":"Invalid application type."}""",
        "the service refused the request",
        "Invalid application type."
    )]
    [InlineData(401, """{"detail":"expired"}""", "the service does not accept the token", "HTTP 401")]
    [InlineData(403, """{"detail":"not yours"}""", "this client may not do that", "not yours")]
    [InlineData(404, "<html>\n<p>nothing</p>\n</html>", "has no such endpoint", "HTTP 404")]
    [InlineData(418, "", "the call failed", "HTTP 418")]
    [InlineData(200, "<html>\n<p>welcome</p>\n</html>", "cannot be read", "tickets.aggregate")]
    [InlineData(200, """{"data":{"aggregations":{"tickets_by_type":7}}}""", "cannot be read", "tickets_by_type")]
    public async Task Error_IsOneLine_WhenTheResponseCannotBeRead(int status, string body, string meaning, string detail)
    {
        await using var service = await TicketService.StartAsync(
            Fault.Answer(status, body) with
            {
                Path = TicketService.Endpoint,
                Times = 2,
            }
        );

        var run = await service.RunAsync();

        AssertOneLine(run, meaning, detail);
    }

    [Fact]
    public async Task Error_IsImmediate_WhenTheQuotaIsUsedUp()
    {
        var fault = Fault.Answer(429, """{"detail":"slow down"}""").WithHeader("Retry-After", "3600") with
        {
            Path = TicketService.Endpoint,
        };
        await using var service = await TicketService.StartAsync(fault);

        var run = await service.RunAsync();

        AssertOneLine(run, "the quota is used up", "retry after 3600 s");
    }

    [Fact]
    public async Task Error_NamesTheService_WhenItCannotBeReached()
    {
        var nobody = ExampleService.UnusedAddress();

        var run = await ExampleRun.RunTicketTrendsAsync(
            ["--base-url", $"http://{nobody}/", "--token-url", $"http://{nobody}/token", "--client-id", "me"],
            Secret,
            cancellationToken: Cancellation
        );

        AssertOneLine(run, $"cannot reach {nobody}", "token");
    }

    [Fact]
    public async Task Error_NamesTheTimeout_WhenTheServiceDoesNotRespond()
    {
        await using var service = await TicketService.StartAsync(Silence());
        var run = service.RunAsync();
        await service.Requests.WaitForAsync(2, Cancellation);

        var attempt = TimeSpan.FromSeconds(30);
        await service.Clock.AdvanceToTimerAsync(attempt);
        await service.Clock.WaitForTimerAsync(static left => left >= TimeSpan.FromSeconds(0.4) && left <= TimeSpan.FromSeconds(0.8));
        service.Clock.Advance(TimeSpan.FromSeconds(0.8));
        await service.Clock.WaitForTimerAsync(left => left > attempt - TimeSpan.FromSeconds(1) && left <= attempt);
        service.Clock.Advance(attempt);

        AssertOneLine(await run, "did not answer in time", "timeout");
    }

    [Fact]
    public async Task Cancellation_PrintsOneLine_AndExitsWith130()
    {
        await using var service = await TicketService.StartAsync(Silence());
        using var ctrlC = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var run = ExampleRun.RunTicketTrendsAsync(service.Arguments, "reference-secret", service.Clock, cancellationToken: ctrlC.Token);
        await service.Requests.WaitForAsync(2, Cancellation);

        await ctrlC.CancelAsync();

        Assert.Equal(new ExampleRun(130, "", "Cancelled.\n"), await run);
    }

    [Theory]
    [InlineData("--base-url https://a.example.com", "--token-url, --client-id, the client secret")]
    [InlineData("--client-id me --token-url https://a.example.com/token", "--base-url, the client secret")]
    [InlineData("--scope tickets", "--base-url, --token-url, --client-id, the client secret")]
    public async Task Error_NamesTheMissingOption_ForARealService(string args, string missing)
    {
        var run = await ExampleRun.RunTicketTrendsAsync(args.Split(' '), cancellationToken: Cancellation);

        AssertOneLine(run, missing, "INCIDENT_ANALYTICS_CLIENT_SECRET");
    }

    [Theory]
    [InlineData("--days 0", "--days")]
    [InlineData("--days 1.5", "--days")]
    [InlineData("--days", "--days")]
    [InlineData("--base-url monitoring --token-url https://a.example.com --client-id me", "--base-url must be an absolute address")]
    [InlineData("--base-url http://b.example.com --token-url https://a.example.com --client-id me", "must use https")]
    [InlineData("--base-url https://b.example.com --token-url http://a.example.com --client-id me", "must use https")]
    [InlineData("--application nobody", "the service refused the request")]
    public async Task Error_IsOneLine_ForAWrongArgument(string args, string problem)
    {
        var run = await ExampleRun.RunTicketTrendsAsync(args.Split(' '), Secret, cancellationToken: Cancellation);

        AssertOneLine(run, problem);
    }

    [Theory]
    [InlineData("--client-secret", Secret)]
    [InlineData("--client-secret=" + Secret)]
    [InlineData(Secret)]
    public async Task Error_RefusesASecretArgument_WithoutRepeatingIt(params string[] args) =>
        AssertOneLine(await ExampleRun.RunTicketTrendsAsync(args, cancellationToken: Cancellation), "--help");

    private static Fault Silence() => Fault.Delay(TimeSpan.FromDays(1)) with { Path = TicketService.Endpoint, Times = 9 };

    private static void AssertOneLine(ExampleRun run, params string[] parts) => run.AssertFailed(Secret, parts);
}

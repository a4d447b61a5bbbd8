using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.ReferenceServer.Faults;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples;

public sealed class SonarTriageFailureTests
{
    private const string Secret = "hunter2-very-secret";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Error_IsOneLine_WhenTheKeyIsWrong()
    {
        await using var service = await SonarService.StartAsync();

        (await service.RunAsync(secret: Secret)).AssertFailed(Secret, "the service does not accept the API key", "unauthorized");
    }

    [Theory]
    [InlineData(
        400,
        """{"error_code":"invalid-argument","error_msg":"'limit' must be smaller"}""",
        "the service refused the request",
        "'limit' must be smaller"
    )]
    [InlineData(403, """{"error_code":"no-permission","error_msg":"not yours"}""", "this client may not do that", "not yours")]
    [InlineData(404, "<html>\n<p>nothing</p>\n</html>", "has no such endpoint", "HTTP 404")]
    [InlineData(500, """{"error_code":"illegal-state","error_msg":"no-permission"}""", "the call failed", "no-permission")]
    [InlineData(200, "<html>\n<p>welcome</p>\n</html>", "cannot be read", "sonar.list_tickets")]
    public async Task Error_IsOneLine_WhenTheResponseCannotBeRead(int status, string body, string meaning, string detail)
    {
        await using var service = await SonarService.StartAsync(Fault.Answer(status, body) with { Path = SonarService.Endpoint });

        (await service.RunAsync()).AssertFailed(ReferenceCredentials.SonarApiKey, meaning, detail);
    }

    [Fact]
    public async Task Error_IsImmediate_WhenTheQuotaIsUsedUp()
    {
        var fault = Fault.Answer(429, """{"error_code":"x","error_msg":"slow down"}""").WithHeader("Retry-After", "3600") with
        {
            Path = SonarService.Endpoint,
        };
        await using var service = await SonarService.StartAsync(fault);

        (await service.RunAsync()).AssertFailed(ReferenceCredentials.SonarApiKey, "the quota is used up", "retry after 3600 s");
    }

    [Fact]
    public async Task Cancellation_PrintsOneLine_AndExitsWith130()
    {
        await using var service = await SonarService.StartAsync(Fault.Delay(TimeSpan.FromDays(1)) with { Path = SonarService.Endpoint });
        using var ctrlC = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var run = service.RunAsync(cancellationToken: ctrlC.Token);
        await service.Requests.WaitForAsync(1, Cancellation);

        await ctrlC.CancelAsync();

        Assert.Equal(new ExampleRun(130, "", "Cancelled.\n"), await run);
    }

    [Fact]
    public async Task Error_NamesTheMissingKey() =>
        (await ExampleRun.RunSonarTriageAsync(["--base-url", "https://a.example.com"], cancellationToken: Cancellation)).AssertFailed(
            Secret,
            "a real service also needs: the API key",
            "INCIDENT_ANALYTICS_SONAR_API_KEY"
        );

    [Theory]
    [InlineData("--days 0", "--days")]
    [InlineData("--days 1.5", "--days")]
    [InlineData("--rows -1", "--rows")]
    [InlineData("--page-size 0", "--page-size must be a whole number from 1 to 1000")]
    [InlineData("--page-size 1001", "--page-size")]
    [InlineData("--page-size", "--page-size")]
    [InlineData("--priority urgent", "urgent")]
    [InlineData("--export tickets.xlsx", "--export must name a file that ends in .csv or .json")]
    [InlineData("--export tickets", "--export must name a file that ends in .csv or .json")]
    [InlineData("--base-url monitoring", "--base-url must be an absolute address")]
    [InlineData("--base-url http://b.example.com", "must use https")]
    public async Task Error_IsOneLine_ForAWrongArgument(string args, string problem) =>
        (await ExampleRun.RunSonarTriageAsync(args.Split(' '), Secret, cancellationToken: Cancellation)).AssertFailed(Secret, problem);

    [Theory]
    [InlineData("--api-key", Secret)]
    [InlineData("--api-key=" + Secret)]
    [InlineData(Secret)]
    public async Task Error_RefusesASecretArgument_WithoutRepeatingIt(params string[] args) =>
        (await ExampleRun.RunSonarTriageAsync(args, cancellationToken: Cancellation)).AssertFailed(Secret, "--help");
}

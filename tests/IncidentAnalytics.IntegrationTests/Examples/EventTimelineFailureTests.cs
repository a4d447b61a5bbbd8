using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.ReferenceServer.Faults;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples;

public sealed class EventTimelineFailureTests
{
    private const string Secret = "hunter2-very-secret";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Error_IsOneLine_WhenThePasswordIsWrong()
    {
        await using var service = await EventService.StartAsync();

        var run = await service.RunAsync(Secret);

        run.AssertFailed(Secret, "the user, the domain or the password is wrong", "The username or password is wrong.");
    }

    [Fact]
    public async Task Error_IsOneLine_WhenTheTokenIsWrong()
    {
        await using var service = await EventService.StartAsync();

        var run = await ExampleRun.RunEventTimelineAsync(service.TokenArguments, Secret, service.Clock, cancellationToken: Cancellation);

        run.AssertFailed(Secret, "the service does not accept the token", "AOM.0401");
    }

    [Theory]
    [InlineData(400, """{"error_code":"AOM.0400","error_message":"param error"}""", "the service refused the request", "param error")]
    [InlineData(403, """{"error_code":"AOM.0403","error_msg":"Invalid projectId"}""", "this client may not do that", "Invalid projectId")]
    [InlineData(404, "<html>\n<p>nothing</p>\n</html>", "has no such endpoint", "HTTP 404")]
    [InlineData(503, """{"error_code":"AOM.0503","error_message":"SC_NOT_IMPLEMENTED"}""", "has a problem", "AOM.0503")]
    [InlineData(200, "<html>\n<p>welcome</p>\n</html>", "cannot be read", "events.get_statistics")]
    [InlineData(200, """{"timestamps":[9223372036854775807]}""", "cannot be read", "timestamps")]
    public async Task Error_IsOneLine_WhenTheResponseCannotBeRead(int status, string body, string meaning, string detail)
    {
        await using var service = await EventService.StartAsync(Fault.Answer(status, body) with { Path = EventService.Endpoint });

        var run = await service.RunAsync();

        run.AssertFailed(ReferenceCredentials.IamPassword, meaning, detail);
    }

    [Fact]
    public async Task Error_IsImmediate_WhenTheQuotaIsUsedUp()
    {
        var fault = Fault.Answer(429, """{"error_code":"APIGW.0308","error_msg":"slow down"}""").WithHeader("Retry-After", "3600") with
        {
            Path = EventService.Endpoint,
        };
        await using var service = await EventService.StartAsync(fault);

        (await service.RunAsync()).AssertFailed(ReferenceCredentials.IamPassword, "the quota is used up", "retry after 3600 s");
    }

    [Fact]
    public async Task Error_NamesIam_WhenItCannotBeReached()
    {
        var nobody = ExampleService.UnusedAddress();
        await using var service = await EventService.StartAsync();

        var run = await ExampleRun.RunEventTimelineAsync(
            [.. service.TokenArguments, "--iam-url", $"http://{nobody}/", "--user", "me", "--domain", "mine"],
            Secret,
            cancellationToken: Cancellation
        );

        run.AssertFailed(Secret, $"cannot reach {nobody}", "token");
    }

    [Fact]
    public async Task Cancellation_PrintsOneLine_AndExitsWith130()
    {
        await using var service = await EventService.StartAsync(Fault.Delay(TimeSpan.FromDays(1)) with { Path = EventService.Endpoint });
        using var ctrlC = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var run = ExampleRun.RunEventTimelineAsync(
            service.Arguments,
            ReferenceCredentials.IamPassword,
            service.Clock,
            cancellationToken: ctrlC.Token
        );
        await service.Requests.WaitForAsync(2, Cancellation);

        await ctrlC.CancelAsync();

        Assert.Equal(new ExampleRun(130, "", "Cancelled.\n"), await run);
    }

    [Theory]
    [InlineData("--base-url https://a.example.com", "--project-id, the IAM token", "INCIDENT_ANALYTICS_IAM_TOKEN")]
    [InlineData("--project-id p", "--base-url, the IAM token", "INCIDENT_ANALYTICS_IAM_TOKEN")]
    [InlineData(
        "--iam-url https://a.example.com",
        "--base-url, --project-id, --user, --domain, the IAM password",
        "INCIDENT_ANALYTICS_IAM_PASSWORD"
    )]
    [InlineData(
        "--base-url https://a.example.com --project-id p --user me",
        "--iam-url, --domain, the IAM password",
        "INCIDENT_ANALYTICS_IAM_PASSWORD"
    )]
    public async Task Error_NamesTheMissingOption_ForARealService(string args, string missing, string variable)
    {
        var run = await ExampleRun.RunEventTimelineAsync(args.Split(' '), cancellationToken: Cancellation);

        run.AssertFailed(Secret, missing, variable);
    }

    [Theory]
    [InlineData("--last 0h", "--last must be a number of minutes, hours or days up to a year")]
    [InlineData("--last 1.5h", "--last")]
    [InlineData("--last -5m", "--last")]
    [InlineData("--last 367d", "--last")]
    [InlineData("--last 99999999999999999999d", "--last")]
    [InlineData("--last h", "--last")]
    [InlineData("--last", "--last")]
    [InlineData("--step 1s", "--step")]
    [InlineData("--last h --step 1m", "--last")]
    [InlineData("--last 2d --step 1m", "--step must be at least 2m")]
    [InlineData("--type both", "Must be one of:")]
    [InlineData("--base-url monitoring --project-id p", "--base-url must be an absolute address")]
    [InlineData("--base-url http://b.example.com --project-id p", "must use https")]
    [InlineData("--base-url https://b.example.com --project-id p --iam-url http://a.example.com --user me --domain d", "must use https")]
    [InlineData("--base-url https://b.example.com --project-id ..", "ProjectId")]
    public async Task Error_IsOneLine_ForAWrongArgument(string args, string problem)
    {
        var run = await ExampleRun.RunEventTimelineAsync(args.Split(' '), Secret, cancellationToken: Cancellation);

        run.AssertFailed(Secret, problem);
    }

    [Theory]
    [InlineData("--password", Secret)]
    [InlineData("--token=" + Secret)]
    [InlineData(Secret)]
    public async Task Error_RefusesASecretArgument_WithoutRepeatingIt(params string[] args) =>
        (await ExampleRun.RunEventTimelineAsync(args, cancellationToken: Cancellation)).AssertFailed(Secret, "--help");
}

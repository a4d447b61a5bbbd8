using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.ReferenceServer.Faults;
using Xunit;
using static IncidentAnalytics.IntegrationTests.Examples.McpServer.ToolResults;

namespace IncidentAnalytics.IntegrationTests.Examples.McpServer;

/// <summary>Failures of tools tell an assistant what to do.</summary>
public sealed class ToolErrorTests : ReferenceFixture
{
    [Theory]
    [InlineData("get_ticket_trends", "days", 0, "days must be from 1 to 730, not 0.")]
    [InlineData("get_ticket_trends", "days", 3_000_000_000, "days must be from 1 to 730, not 3000000000.")]
    [InlineData("get_ticket_trends", "days", "many", "days must be an integer, not \"many\".")]
    [InlineData("get_ticket_trends", "days", 1.5, "days must be an integer, not 1.5.")]
    [InlineData("get_ticket_trends", "days", 93, "days must be at most 92 with the interval 'day'. Use 'week' or 'month'.")]
    [InlineData("get_ticket_trends", "groupBy", "team", "groupBy must be one of type, category, priority, status, not \"team\".")]
    [InlineData("get_ticket_trends", "domains", "a", "domains must be an array or null, not \"a\".")]
    [InlineData("get_event_timeline", "hours", 745, "hours must be from 1 to 744, not 745.")]
    [InlineData("list_open_tickets", "limit", 101, "limit must be from 1 to 100, not 101.")]
    [InlineData("list_anomalies", "severity", "high", "severity must be one of LOW, MEDIUM, HIGH, CRITICAL, not \"high\".")]
    [InlineData("list_anomalies", "day", 1, "'day' is not an argument of this tool. Its arguments are: severity, status, days, limit.")]
    [InlineData("get_kpis", "days", 1, "'days' is not an argument of this tool. Its arguments are: none.")]
    [InlineData("list_open_tickets", "keywords", " ", "Must not be empty or white space. (Parameter 'query.Keywords')")]
    public async Task CallTool_NamesTheInvalidArgument(string tool, string name, object value, string expected)
    {
        await using var session = await ToolSession.StartAsync(Client, Clock);

        var result = await session.Assistant.CallToolAsync(
            tool,
            new Dictionary<string, object?> { [name] = value },
            cancellationToken: Token
        );

        Assert.Equal(expected, AssertError(result));
        Assert.Empty(Server.Requests);
    }

    [Theory]
    [InlineData(503, "The service has a problem. Try again later. tickets.aggregate: HTTP 503")]
    [InlineData(403, "The configured credential may not do this. tickets.aggregate: HTTP 403")]
    [InlineData(400, "The service refused the arguments. tickets.aggregate: HTTP 400")]
    [InlineData(429, "The quota of the service is used up. Try again in 7 s. tickets.aggregate: HTTP 429")]
    public async Task CallTool_ExplainsTheAnswerOfTheService(int status, string expected)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = "7" };
        Server.Faults.Add(Fault.Answer(status) with { Path = "/v3/*", Headers = headers });
        await using var client = Server.CreateClient(static options => options.Tickets.MaxRetries = 0);
        await using var session = await ToolSession.StartAsync(client, Clock);

        Assert.StartsWith(expected, AssertError(await session.CallAsync("get_ticket_trends")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallTool_ShowsNoSecret_WhenTheCredentialIsRefused()
    {
        Server.Faults.Add(
            Fault.Answer(401, $$"""{"error":"invalid_client","error_description":"{{ReferenceCredentials.ClientSecret}}"}""") with
            {
                Path = "/oauth2/*",
            }
        );
        await using var session = await ToolSession.StartAsync(Client, Clock);

        var error = AssertError(await session.CallAsync("get_ticket_trends"));

        Assert.StartsWith("The service does not accept the credential", error, StringComparison.Ordinal);
        Assert.DoesNotContain(ReferenceCredentials.ClientSecret, error, StringComparison.Ordinal);
    }
}

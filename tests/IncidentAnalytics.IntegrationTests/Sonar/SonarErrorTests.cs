using System.Net;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.ReferenceServer.Faults;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Sonar;

/// <summary>Errors of the service as typed exceptions with its messages.</summary>
public sealed class SonarErrorTests : SonarFixture
{
    /// <summary>The eight documented errors. For parameters that the typed client cannot get wrong, the response is scripted.</summary>
    public static TheoryData<string, string> Documented =>
        new()
        {
            { "offset=3000000000", "'offset' parameter should be int type" },
            { "offset=-1", "'offset' must be greater than or equal to 0." },
            { "from=yesterday", "'from' parameter should be date format (yyyy-MM-dd HH:mm:ss+0000)" },
            {
                "statuses=OPEN",
                "'statuses' should contain elements that is one of NEW, ASSIGNED, IN_PROGRESS, SUBMITTED, APPROVED, REJECTED, CLOSED."
            },
            { "priorities=4", "element of priorities should be one of 1 (LOW), 2 (MEDIUM), 3 (HIGH). input is 4" },
            { "sort_type=NONE", "sort_type should be one of ASC or DESC. input is NONE" },
            { "sort_column=title", "sort_column should be one of id, created_at, updated_at, closed_at." },
            { "script", "assignees should contains only guid values." },
        };

    [Theory]
    [MemberData(nameof(Documented))]
    public async Task Call_ThrowsInvalidRequest_ForADocumentedRefusal(string mistake, string message)
    {
        if (mistake == "script")
        {
            Server.Faults.Add(
                Fault.Answer(400, """{"error_code":"invalid-argument","error_msg":"assignees should contains only guid values."}""") with
                {
                    Path = Path,
                }
            );
        }

        var parameters = mistake.Split('=') switch
        {
            ["offset", var value] => new SonarTicketListQuery
            {
                Offset = long.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
            },
            ["from", var value] => new() { From = value },
            ["statuses", var value] => new() { Statuses = [SonarTicketStatus.New, new SonarTicketStatus(value)] },
            ["priorities", _] => new() { Priorities = [1, 2, 3, 4] },
            ["sort_type", var value] => new() { SortType = new SonarSortDirection(value) },
            ["sort_column", var value] => new() { SortColumn = new SonarSortColumn(value) },
            _ => new(),
        };

        var e = await AssertFailsWithoutRetryAsync<InvalidRequestException>(Client.Sonar.Api.ListTicketsAsync(parameters, null, Token));

        Assert.Equal((HttpStatusCode.BadRequest, "invalid-argument", message), (e.StatusCode, e.Code, e.Error.Message));
        Assert.Equal("sonar.list_tickets", e.Operation);
        Assert.Single(e.Attempts);
        Assert.Single(Calls);
    }

    [Fact]
    public async Task Call_ThrowsInvalidRequest_ForAValueTheServiceRefuses()
    {
        var e = await AssertFailsWithoutRetryAsync<InvalidRequestException>(
            ListAsync(new() { Statuses = [new SonarTicketStatus("ON,HOLD")] })
        );

        Assert.StartsWith("'statuses' should contain", e.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_IsNotRetried_ForAnIllegalState()
    {
        Server.Faults.Add(Fault.Answer(500, """{"error_code":"illegal-state","error_msg":"no-permission"}""") with { Path = Path });

        var e = await AssertFailsWithoutRetryAsync<ApiException>(ListAsync());

        Assert.IsType<ApiException>(e);
        Assert.Equal((HttpStatusCode.InternalServerError, "illegal-state", "no-permission"), (e.StatusCode, e.Code, e.Error.Message));
        Assert.Single(Calls);
    }

    [Theory]
    [InlineData("""{"error_code":"null-pointer","error_msg":"illegal-state"}""")]
    [InlineData("<html>illegal-state</html>")]
    [InlineData("")]
    public async Task Call_Retries_AfterAnyOther500(string body)
    {
        Server.Faults.Add(Fault.Answer(500, body) with { Path = Path });

        var call = Client.Sonar.CountTicketsAsync(cancellationToken: Token);
        await Clock.AdvanceToRetryAsync(call);

        Assert.Equal(Server.TicketCount, await call);
        Assert.Equal([500, 200], Calls.Select(static r => r.Status ?? 0));
    }

    [Fact]
    public async Task ListTicketsAsync_ThrowsAfterTheTicketsOfEarlierPages()
    {
        LoadMixed();
        var read = new List<SonarTicket>();

        var e = await AssertFailsWithoutRetryAsync<ApiException>(ReadAsync());

        Assert.Equal("illegal-state", e.Code);
        Assert.Equal(Ids(Mixed.Take(100)), Ids(read));
        Assert.Equal(3, Calls.Count);

        async Task ReadAsync()
        {
            await foreach (var ticket in Client.Sonar.ListTicketsAsync(new() { PageSize = 50 }, cancellationToken: Token))
            {
                read.Add(ticket);
                if (read.Count == 100)
                    Server.Faults.Add(Fault.Answer(500, """{"error_code":"illegal-state","error_msg":"gone"}""") with { Path = Path });
            }
        }
    }

    [Fact]
    public async Task Call_ThrowsAuthenticationFailedWithoutTheKey_WhenItIsWrong()
    {
        await using var client = Server.CreateClient(o => o.Sonar.Credential = Credential.Bearer("nobodys-key"));

        var e = await AssertFailsWithoutRetryAsync<AuthenticationFailedException>(client.Sonar.CountTicketsAsync(cancellationToken: Token));

        Assert.Equal(("unauthorized", "sonar.list_tickets"), (e.Code, e.Operation));
        Assert.DoesNotContain("nobodys-key", e.ToString(), StringComparison.Ordinal);
        Assert.Single(Calls);
    }

    [Fact]
    public async Task Call_WaitsForRetryAfter()
    {
        Server.Faults.Add(
            (Fault.Answer(429, """{"error_code":"too-many","error_msg":"slow down"}""") with { Path = Path }).WithHeader("Retry-After", "7")
        );

        var call = Client.Sonar.CountTicketsAsync(cancellationToken: Token);
        await Clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(7));
        await call;

        Assert.Equal(TimeSpan.FromSeconds(7), Calls[1].ReceivedAt - Calls[0].ReceivedAt);
    }
}

using System.Net;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Sonar;

public sealed class SonarRetryTests
{
    private const string BusinessError = """{"error_code":"illegal-state","error_msg":"no-permission"}""";

    private readonly ScriptedHandler _server = new();
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListTicketsAsync_DoesNotRetry_WhenErrorIsBusinessError()
    {
        _server.Respond(HttpStatusCode.InternalServerError, BusinessError);
        using var client = SonarTestClient.Create(_server, _clock);

        var e = await Assert.ThrowsAsync<ApiException>(() => client.Sonar.ListTicketsAsync(cancellationToken: Token).ToListAsync(Token));

        Assert.Equal(("illegal-state", "no-permission", "sonar.list_tickets"), (e.Code, e.Error.Message, e.Operation));
        Assert.Single(_server.Calls);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, "")]
    [InlineData(HttpStatusCode.InternalServerError, "<html>illegal-state</html>")]
    [InlineData(HttpStatusCode.InternalServerError, """{"error_code":"internal","error_msg":"illegal-state"}""")]
    [InlineData(HttpStatusCode.ServiceUnavailable, BusinessError)]
    [InlineData(HttpStatusCode.TooManyRequests, "")]
    public async Task CountTicketsAsync_Retries_WhenErrorIsTransient(HttpStatusCode status, string body)
    {
        _server.Respond(status, body).Respond(HttpStatusCode.OK, """{"total":3}""");
        using var client = SonarTestClient.Create(_server, _clock);

        var count = client.Sonar.CountTicketsAsync(cancellationToken: Token);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(0.8));

        Assert.Equal(3, await count);
        Assert.Equal(2, _server.Calls.Count);
    }

    [Fact]
    public async Task ListTicketsAsync_RetriesPage_WhenConnectionBreaks()
    {
        _server
            .Respond(HttpStatusCode.OK, """{"total":2,"tickets":[{"id":1}]}""")
            .Throw(new HttpRequestException(HttpRequestError.ResponseEnded))
            .Respond(HttpStatusCode.OK, """{"total":2,"tickets":[{"id":2}]}""");
        using var client = SonarTestClient.Create(_server, _clock);

        var tickets = client.Sonar.ListTicketsAsync(cancellationToken: Token).ToListAsync(Token);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(0.8));

        Assert.Equal([1, 2], (await tickets).Select(static t => t.Id));
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task CountTicketsAsync_DoesNotRetry_WhenErrorIsPermanent(HttpStatusCode status)
    {
        _server.Respond(status, """{"error_code":"invalid-argument","error_msg":"no"}""");
        using var client = SonarTestClient.Create(_server, _clock);

        await Assert.ThrowsAnyAsync<ApiException>(() => client.Sonar.CountTicketsAsync(cancellationToken: Token));

        Assert.Single(_server.Calls);
    }
}

using System.Net;
using IncidentAnalytics.Client.Tests.Support;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Authentication;

public sealed class IamTokenTests
{
    private readonly ScriptedHandler _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task IamToken_SendsTheToken()
    {
        _server.Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer);
        using var client = TestEvents.Create(_server, configure: static o => o.Events.Credential = Credential.IamToken("abc"));

        await client.GetStatisticsAsync(cancellationToken: Token);

        Assert.Equal("abc", Assert.Single(_server.Requests).Headers["X-Auth-Token"]);
    }

    [Fact]
    public async Task IamToken_CallsTheFunctionAgain_WhenTheTokenIsRefused()
    {
        var tokens = new Queue<string>(["old", "new"]);
        _server.Respond(HttpStatusCode.Unauthorized).Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer);
        using var client = TestEvents.Create(
            _server,
            configure: o => o.Events.Credential = Credential.IamToken(new Secret(_ => ValueTask.FromResult(tokens.Dequeue())))
        );

        await client.GetStatisticsAsync(cancellationToken: Token);

        Assert.Equal(["old", "new"], _server.Calls.Select(static r => r.Headers["X-Auth-Token"]));
    }

    [Fact]
    public async Task IamToken_DoesNotResendAFixedToken_WhenItIsRefused()
    {
        _server.Respond(HttpStatusCode.Unauthorized);
        using var client = TestEvents.Create(_server, configure: static o => o.Events.Credential = Credential.IamToken("fixed"));

        await Assert.ThrowsAsync<AuthenticationFailedException>(() => client.GetStatisticsAsync(cancellationToken: Token));

        Assert.Single(_server.Calls);
    }

    [Theory]
    [InlineData("secret\n")]
    [InlineData("sécret")]
    public void IamToken_RefusesATokenThatNoHeaderCanCarry(string token)
    {
        var e = Assert.Throws<ArgumentException>(() => Credential.IamToken(token));

        Assert.Equal("token", e.ParamName);
        Assert.DoesNotContain("cret", e.Message, StringComparison.Ordinal);
    }
}

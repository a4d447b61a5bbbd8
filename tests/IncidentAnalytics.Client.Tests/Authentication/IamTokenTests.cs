using System.Net;
using IncidentAnalytics.Client.Support;
using Xunit;

namespace IncidentAnalytics.Client.Authentication;

public sealed class IamTokenTests
{
    private readonly ScriptedHandler _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_sent_as_it_is()
    {
        _server.Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer);
        using var client = TestEvents.Create(_server, configure: static o => o.Events.Credential = Credential.IamToken("abc"));

        await client.GetStatisticsAsync(cancellationToken: Token);

        Assert.Equal("abc", Assert.Single(_server.Requests).Headers["X-Auth-Token"]);
    }

    [Fact]
    public async Task A_token_that_is_a_function_is_asked_again_when_it_was_refused()
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
    public async Task A_fixed_token_that_is_refused_is_not_sent_again()
    {
        _server.Respond(HttpStatusCode.Unauthorized);
        using var client = TestEvents.Create(_server, configure: static o => o.Events.Credential = Credential.IamToken("fixed"));

        await Assert.ThrowsAsync<AuthenticationFailedException>(() => client.GetStatisticsAsync(cancellationToken: Token));

        Assert.Single(_server.Calls);
    }

    [Theory]
    [InlineData("secret\n")]
    [InlineData("sécret")]
    public void A_fixed_token_that_no_header_can_carry_is_refused_when_the_credential_is_made(string token)
    {
        var e = Assert.Throws<ArgumentException>(() => Credential.IamToken(token));

        Assert.Equal("token", e.ParamName);
        Assert.DoesNotContain("cret", e.Message, StringComparison.Ordinal);
    }
}

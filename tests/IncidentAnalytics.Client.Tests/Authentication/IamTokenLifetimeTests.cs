using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Authentication;

public sealed class IamTokenLifetimeTests
{
    private readonly ScriptedHandler _server = TestEvents.Server();
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"token":{"issued_at":"2001-02-03T04:05:06.123456Z","expires_at":"2001-02-04T04:05:06.123456Z"}}""", 86_400)]
    [InlineData("""{"token":{"issued_at":"2001-02-03T04:05:06.000000Z","expires_at":"2001-02-03T04:05:06.500000Z"}}""", 0.5)]
    [InlineData("""{"token":{"issued_at":"2001-02-03T04:05:06Z","expires_at":"2001-02-03T05:05:06Z"}}""", 3600)]
    [InlineData("""{"token":{"issued_at":"2001-02-03T04:05:06Z","expires_at":"2001-02-03T13:05:36+09:00"}}""", 30)]
    [InlineData("""{"token":{"issued_at":"2001-02-03T04:05:06","expires_at":"2001-02-03T04:05:36Z"}}""", 30)]
    [InlineData("""{"token":{"issued_at":"2001-02-03T04:05:06Z","expires_at":"2001-02-03T04:05:05Z"}}""", 0)]
    [InlineData("""{"token":{"issued_at":"2001-02-03T04:05:06Z","expires_at":"9999-12-31T23:59:59Z"}}""", 315_360_000)]
    [InlineData("""{"token":{"expires_at":"2001-02-04T04:05:06.123456Z"}}""", 3600)]
    [InlineData("""{"token":{"issued_at":"2001-02-03T04:05:06.123456Z"}}""", 3600)]
    [InlineData("""{"token":{"issued_at":"2001-02-03T04:05:06Z","expires_at":"soon"}}""", 3600)]
    [InlineData("""{"token":{"issued_at":null,"expires_at":17}}""", 3600)]
    [InlineData("""{"token":"2001"}""", 3600)]
    [InlineData("{}", 3600)]
    [InlineData("null", 3600)]
    [InlineData("", 3600)]
    public async Task AcquireAsync_ReadsTheLifetime_ByTheServersClock(string body, double seconds)
    {
        _server.Token = (_, _) => Task.FromResult(TestEvents.IamAnswer("t", body));

        Assert.Equal(TimeSpan.FromSeconds(seconds), (await AcquireAsync(TestEvents.IamPassword())).Lifetime);
    }

    [Fact]
    public async Task DefaultLifetime_IsUsed_WhenTheResponseHasNone()
    {
        var options = TestEvents.IamPassword();
        options.DefaultLifetime = TimeSpan.FromMinutes(7);
        _server.Token = static (_, _) => Task.FromResult(TestEvents.IamAnswer("t", "{}"));

        Assert.Equal(TimeSpan.FromMinutes(7), (await AcquireAsync(options)).Lifetime);
    }

    [Fact]
    public async Task AcquireAsync_CountsTheLifetime_FromBeforeTheRequest()
    {
        _server.Token = (_, _) =>
        {
            _clock.Advance(TimeSpan.FromSeconds(5));
            return Task.FromResult(TestEvents.IamAnswer(1, TimeSpan.FromSeconds(5)));
        };

        Assert.True((await AcquireAsync(TestEvents.IamPassword())).HasExpired(_clock));
    }

    private Task<AccessToken> AcquireAsync(IamPasswordOptions options) =>
        new IamPasswordFlow(options, Services()).AcquireAsync(held: null, Token);

    private AuthenticationServices Services() =>
        new()
        {
            TokenClient = new HttpClient(_server),
            Time = _clock,
            Logger = Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance,
        };
}

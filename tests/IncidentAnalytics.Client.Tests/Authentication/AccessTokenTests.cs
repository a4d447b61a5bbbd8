using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Authentication;

public sealed class AccessTokenTests
{
    private readonly FakeTimeProvider _clock = new();

    [Theory]
    [InlineData(0, 100)]
    [InlineData(40, 60)]
    [InlineData(100, 0)]
    [InlineData(150, 0)]
    public void GetRemaining_ReturnsTheTimeUntilTheExpiry(int age, int expected)
    {
        var credential = new RequestCredential("Authorization", "Bearer ", "t", "token");
        var token = new AccessToken(credential, _clock.GetTimestamp(), TimeSpan.FromSeconds(100));

        _clock.Advance(TimeSpan.FromSeconds(age));

        Assert.Equal(TimeSpan.FromSeconds(expected), token.GetRemaining(_clock));
    }
}

using System.Net;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Resilience;

/// <summary>The retry rules as a table: what happened, and what it means for operations that may and must not be repeated.</summary>
public sealed class RetryRulesTests
{
    private static readonly Operation Read = new("read", isRetrySafe: true);
    private static readonly Operation Create = new("create", isRetrySafe: false);

    [Theory]
    [InlineData(400, false, false)]
    [InlineData(404, false, false)]
    [InlineData(408, true, false)]
    [InlineData(409, false, false)]
    [InlineData(429, true, true)]
    [InlineData(500, true, false)]
    [InlineData(501, false, false)]
    [InlineData(502, true, false)]
    [InlineData(503, true, false)]
    [InlineData(504, true, false)]
    [InlineData(505, false, false)]
    public void Allow_KnowsWhichStatusesMayPass(int status, bool read, bool create)
    {
        var failure = ApiException.Create(new ApiError { StatusCode = (HttpStatusCode)status });

        Assert.Equal((read, create), (RetryRules.Allow(Read, failure), RetryRules.Allow(Create, failure)));
    }

    public static TheoryData<Exception, bool, bool, bool> Failures() =>
        new()
        {
            { new ApiConnectionException("refused", wasSent: false), true, true, false },
            { new ApiConnectionException("reset", wasSent: true), true, false, true },
            { new ApiTimeoutException(TimeSpan.FromSeconds(1), isAttemptTimeout: true), true, false, true },
            { new ApiTimeoutException(TimeSpan.FromSeconds(1)), false, false, true },
            { new InvalidResponseException("no JSON"), false, false, false },
            { new CallRejectedException(CallRejectionReason.RateLimiter), false, false, false },
            { new InvalidOperationException("foreign"), false, false, false },
        };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public void Allow_KnowsWhichFailuresMayPass(Exception failure, bool read, bool create, bool isResponseLost)
    {
        Assert.Equal((read, create), (RetryRules.Allow(Read, failure), RetryRules.Allow(Create, failure)));
        Assert.Equal(isResponseLost, RetryRules.IsResponseLost(failure));
    }

    [Theory]
    [InlineData(401, true)]
    [InlineData(409, false)]
    [InlineData(429, true)]
    [InlineData(500, false)]
    [InlineData(502, false)]
    public void IsNotExecuted_IsTrue_WhenTheServiceRefusedTheCall(int status, bool expected)
    {
        var failure = ApiException.Create(new ApiError { StatusCode = (HttpStatusCode)status });

        Assert.Equal(expected, RetryRules.IsNotExecuted(Create, failure));
    }

    [Fact]
    public void IsNotExecuted_IsTrue_WhenTheCallWasNotSent()
    {
        Assert.True(RetryRules.IsNotExecuted(Create, new CallRejectedException(CallRejectionReason.CircuitBreaker)));
        Assert.True(RetryRules.IsNotExecuted(Create, new ApiConnectionException("refused", wasSent: false)));
        Assert.False(RetryRules.IsNotExecuted(Create, new ApiConnectionException("reset", wasSent: true)));
    }

    [Theory]
    [InlineData(500, false)]
    [InlineData(502, true)]
    [InlineData(503, false)]
    [InlineData(504, true)]
    public void IsResponseLost_IsTrue_ForGateways(int status, bool expected) =>
        Assert.Equal(expected, RetryRules.IsResponseLost(ApiException.Create(new ApiError { StatusCode = (HttpStatusCode)status })));

    [Theory]
    [InlineData(0, 0, 0.4)]
    [InlineData(0, 0.5, 0.6)]
    [InlineData(0, 1, 0.8)]
    [InlineData(1, 1, 1.6)]
    [InlineData(2, 0, 1.6)]
    [InlineData(6, 1, 51.2)]
    [InlineData(7, 1, 60)]
    [InlineData(7, 0, 30)]
    [InlineData(64, 1, 60)]
    [InlineData(int.MaxValue, 1, 60)]
    public void GetDelay_DoublesUpToAMinute_AndIsShortenedByUpToHalf(int retry, double random, double seconds) =>
        Assert.Equal(seconds, Backoff.GetDelay(retry, random).TotalSeconds, precision: 6);
}

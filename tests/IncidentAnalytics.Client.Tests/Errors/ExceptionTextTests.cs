using System.Net;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Errors;

/// <summary>Messages and error types of exceptions that were created directly, as tests of users do.</summary>
public sealed class ExceptionTextTests
{
    [Theory]
    [InlineData(null, null, null, "HTTP 418")]
    [InlineData("teapot", null, null, "HTTP 418 teapot")]
    [InlineData(null, "I am a teapot", null, "HTTP 418: I am a teapot")]
    [InlineData(null, null, "short and stout", "HTTP 418: short and stout")]
    [InlineData("teapot", "I am a teapot", "short and stout", "HTTP 418 teapot: I am a teapot (short and stout)")]
    [InlineData(null, "I am a teapot", "I am a teapot", "HTTP 418: I am a teapot")]
    public void ApiException_Message_HasCodeMessageAndDetails(string? code, string? message, string? details, string expected)
    {
        var error = new ApiError
        {
            StatusCode = (HttpStatusCode)418,
            Code = code,
            Message = message,
            Details = details,
        };

        Assert.Equal(expected, ApiException.Create(error).Message);
    }

    [Fact]
    public void ApiException_Message_HasFieldsInPlaceOfDetails_ThenWaitAndRequest()
    {
        var error = new ApiError
        {
            StatusCode = HttpStatusCode.TooManyRequests,
            Details = "name: too long",
            FieldErrors = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                ["name"] = ["too long", "too loud"],
                ["size"] = ["too big"],
            },
            RetryAfter = TimeSpan.FromSeconds(1.5),
            RequestId = "r-1",
        };

        Assert.Equal(
            "HTTP 429 [name: too long too loud] [size: too big] [retry after 1.5 s] [request id r-1]",
            ApiException.Create(error).Message
        );
    }

    [Fact]
    public void ApiException_Message_IsShortened_WithManyFieldErrors()
    {
        var fields = Enumerable
            .Range(0, 200)
            .ToDictionary(static i => $"f{i:000}", static IReadOnlyList<string> (_) => [new string('x', 20)]);
        var error = new ApiError { StatusCode = HttpStatusCode.BadRequest, FieldErrors = fields };

        var message = ApiException.Create(error).Message;

        Assert.InRange(message.Length, 1_990, 2_010);
        Assert.Contains("[f060: xxxx", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CallRejectionReason.RateLimiter, "the rate limiter granted no permit, for 2.5 s")]
    [InlineData(CallRejectionReason.CircuitBreaker, "the circuit breaker is open, for 2.5 s")]
    [InlineData(CallRejectionReason.Other, "a resilience strategy rejected the call: no more today, for 2.5 s")]
    public void CallRejectedException_Message_SaysWhatRejectedTheCall(CallRejectionReason reason, string expected)
    {
        var e = new CallRejectedException(reason, TimeSpan.FromSeconds(2.5), new InvalidOperationException("no more today"));

        Assert.Equal(expected, e.Message);
        Assert.Equal((reason, TimeSpan.FromSeconds(2.5)), (e.Reason, e.RetryAfter));
    }

    [Fact]
    public void CallRejectedException_Message_EndsWithTheReason_WhenNothingElseIsKnown() =>
        Assert.Equal("a resilience strategy rejected the call", new CallRejectedException(CallRejectionReason.Other).Message);

    [Fact]
    public void ErrorType_IsTheOneOfTelemetry()
    {
        var error = new ApiError { StatusCode = HttpStatusCode.BadGateway };
        var types = new Exception[]
        {
            ApiException.Create(error),
            new ApiTimeoutException(TimeSpan.FromSeconds(1)),
            new ApiConnectionException("refused"),
            new InvalidResponseException("no JSON"),
            new CallRejectedException(CallRejectionReason.Other),
        }.Select(IncidentAnalyticsException.GetErrorType);

        Assert.Equal(["502", "timeout", "connection", "invalid_response", "rejected"], types);
    }
}

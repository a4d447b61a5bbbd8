using IncidentAnalytics.Client.Tests.Support;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Errors;

/// <summary>Exception messages name the call, the cause and the host.</summary>
public sealed class FailureMessageTests
{
    public static TheoryData<string, Type, string> Messages() =>
        new()
        {
            {
                "DRF 400, fields",
                typeof(InvalidRequestException),
                "analytics.kpi_metrics.create: HTTP 400: the request is not valid [name: This field is required.] [layout_config.rows: A valid integer is required.] (1 attempt, 0.0 s)"
            },
            {
                "DRF 401",
                typeof(AuthenticationFailedException),
                "analytics.kpi_metrics.get: HTTP 401 authentication_failed: Authentication failed (Invalid token.) (1 attempt, 0.0 s)"
            },
            {
                "DRF 403",
                typeof(PermissionDeniedException),
                "analytics.kpi_metrics.get: HTTP 403: You do not have permission to perform this action. (1 attempt, 0.0 s)"
            },
            {
                "DRF 404",
                typeof(NotFoundException),
                "analytics.kpi_metrics.get: HTTP 404: No KPIMetric matches the given query. (1 attempt, 0.0 s)"
            },
            {
                "DRF 409",
                typeof(ConflictException),
                "analytics.anomaly_detections.resolve: HTTP 409 conflict: Conflict (The anomaly is already closed.) (1 attempt, 0.0 s)"
            },
            {
                "DRF 429",
                typeof(RateLimitedException),
                "analytics.kpi_metrics.get: HTTP 429: Request was throttled. Expected available in 42 seconds. [retry after 42 s] (1 attempt, 0.0 s)"
            },
            {
                "FastAPI 422",
                typeof(InvalidRequestException),
                "tickets.aggregate: HTTP 422: the request's body is not valid [body.app_type.0: str type expected] (1 attempt, 0.0 s)"
            },
            {
                "AOM 403",
                typeof(PermissionDeniedException),
                "events.get_statistics: HTTP 403 AOM.0403: The user has no permission. [request id f2d7] (1 attempt, 0.0 s)"
            },
            {
                "OAuth 401",
                typeof(AuthenticationFailedException),
                "token: HTTP 401 invalid_client: Client authentication failed (https://auth.example.com/e/7) (1 attempt, 0.0 s)"
            },
            {
                "OAuth 200",
                typeof(AuthenticationFailedException),
                "token: HTTP 200 incorrect_client_credentials: wrong client (1 attempt, 0.0 s)"
            },
            {
                "Token endpoint down",
                typeof(ApiConnectionException),
                "token: no connection to auth.example.com could be made: Connection refused (3 attempts, 2.4 s)"
            },
            {
                "TLS",
                typeof(ApiConnectionException),
                "tickets.aggregate: no TLS connection to monitoring.example.com could be made: The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot (1 attempt, 0.0 s)"
            },
            {
                "DNS",
                typeof(ApiConnectionException),
                "tickets.aggregate: the name of the host monitoring.example.com could not be resolved: Name or service not known (1 attempt, 0.0 s)"
            },
            {
                "Refused",
                typeof(ApiConnectionException),
                "tickets.aggregate: no connection to monitoring.example.com could be made: Connection refused (1 attempt, 0.0 s)"
            },
            {
                "Reset",
                typeof(ApiConnectionException),
                "tickets.aggregate: the request to monitoring.example.com could not be completed: Connection reset by peer (1 attempt, 0.0 s)"
            },
            {
                "No answer",
                typeof(ApiConnectionException),
                "tickets.aggregate: monitoring.example.com closed the connection before the whole response had arrived: The response ended prematurely. (ResponseEnded) (1 attempt, 0.0 s)"
            },
            {
                "Attempt timeout",
                typeof(ApiTimeoutException),
                "tickets.aggregate: an attempt took longer than its timeout of 2 s (AttemptTimeout) (1 attempt, 2.0 s)"
            },
            {
                "Call timeout",
                typeof(ApiTimeoutException),
                "tickets.aggregate: the call took longer than its timeout of 1.5 s (Timeout) (1 attempt, 1.5 s)"
            },
            {
                "Cut connection",
                typeof(ApiConnectionException),
                "tickets.aggregate: the connection to monitoring.example.com broke before the whole response had arrived: The response ended prematurely, with at least 12 additional bytes expected. (ResponseEnded) (1 attempt, 0.0 s)"
            },
            {
                "Cut JSON",
                typeof(InvalidResponseException),
                "tickets.aggregate: the body is not valid JSON, or breaks off, at $.data.aggregations.by_type (1 attempt, 0.0 s)"
            },
            {
                "HTML 200",
                typeof(InvalidResponseException),
                "tickets.aggregate: the body is a page of markup titled 'Log in', not the JSON that was expected (Content-Type: text/html) (1 attempt, 0.0 s)"
            },
            {
                "HTML 502",
                typeof(ServerErrorException),
                "tickets.aggregate: HTTP 502: the server answered with a page of markup titled '502 Bad Gateway', not with an error of the service (1 attempt, 0.0 s)"
            },
            {
                "Redirect",
                typeof(ApiException),
                "tickets.aggregate: HTTP 301: the service redirects to monitoring-new.example.com; redirects are not followed, set the base address to where the service is (1 attempt, 0.0 s)"
            },
            {
                "Error with 200",
                typeof(InvalidResponseException),
                """tickets.aggregate: the body has none of the expected members: {"status_code":429,"detail":"daily quota exceeded"} (1 attempt, 0.0 s)"""
            },
        };

    [Fact]
    public void Messages_AreOfAllFailures() =>
        Assert.Equal(TypicalFailures.All.Select(static f => f.Name), Messages().FirstArguments<string>());

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Message_IsEnoughToActOn(string failure, Type type, string message)
    {
        var e = await TypicalFailures.All.Single(f => f.Name == failure).FailAsync(TestContext.Current.CancellationToken);

        Assert.IsType(type, e);
        Assert.Equal(message, e.Message);
    }
}

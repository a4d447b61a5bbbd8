using System.Net;
using System.Security.Authentication;
using System.Text;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Errors;

/// <summary>Failures as services, token endpoints, gateways and the platform report them.</summary>
internal static class TypicalFailures
{
    private const string TlsFailed = "The SSL connection could not be established, see inner exception.";
    private const string SendFailed = "An error occurred while sending the request.";

    public static readonly (string Name, Func<CancellationToken, Task<Exception?>> FailAsync)[] All =
    [
        (
            "DRF 400, fields",
            t => Analytics(400, """{"name":["This field is required."],"layout_config":{"rows":["A valid integer is required."]}}""", t)
        ),
        (
            "DRF 401",
            t => Analytics(401, """{"error":"Authentication failed","details":"Invalid token.","code":"authentication_failed"}""", t)
        ),
        ("DRF 403", t => Analytics(403, """{"detail":"You do not have permission to perform this action."}""", t)),
        ("DRF 404", t => Analytics(404, """{"detail":"No KPIMetric matches the given query."}""", t)),
        ("DRF 409", t => Analytics(409, """{"error":"Conflict","details":"The anomaly is already closed.","code":"conflict"}""", t)),
        (
            "DRF 429",
            t =>
                Analytics(
                    429,
                    """{"detail":"Request was throttled. Expected available in 42 seconds."}""",
                    t,
                    static r => r.Headers.TryAddWithoutValidation("Retry-After", "42")
                )
        ),
        (
            "FastAPI 422",
            static t =>
                Tickets(
                    new ScriptedHandler().Respond(
                        HttpStatusCode.UnprocessableEntity,
                        """{"detail":[{"loc":["body","app_type",0],"msg":"str type expected","type":"type_error.str"}]}"""
                    ),
                    t
                )
        ),
        (
            "AOM 403",
            static t =>
                EventsAsync(
                    """{"error_code":"AOM.0403","error_message":"The user has no permission.","error_type":"SC_FORBIDDEN","trace_id":"f2d7"}""",
                    t
                )
        ),
        (
            "OAuth 401",
            static t =>
                Token(
                    401,
                    """{"error":"invalid_client","error_description":"Client authentication failed","error_uri":"https://auth.example.com/e/7"}""",
                    t
                )
        ),
        ("OAuth 200", static t => Token(200, """{"error":"incorrect_client_credentials","error_description":"wrong client"}""", t)),
        (
            "Token endpoint down",
            static t =>
                TokenAsync(
                    () =>
                        throw new HttpRequestException(
                            HttpRequestError.ConnectionError,
                            "Connection refused (auth.example.com:443)",
                            new IOException("Connection refused")
                        ),
                    t
                )
        ),
        (
            "TLS",
            static t =>
                Throw(
                    new HttpRequestException(
                        HttpRequestError.SecureConnectionError,
                        TlsFailed,
                        new AuthenticationException(
                            "The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot"
                        )
                    ),
                    t
                )
        ),
        (
            "DNS",
            static t =>
                Throw(
                    new HttpRequestException(
                        HttpRequestError.NameResolutionError,
                        "Name or service not known (monitoring.example.com:443)",
                        new IOException("Name or service not known")
                    ),
                    t
                )
        ),
        (
            "Refused",
            static t =>
                Throw(
                    new HttpRequestException(
                        HttpRequestError.ConnectionError,
                        "Connection refused (monitoring.example.com:443)",
                        new IOException("Connection refused")
                    ),
                    t
                )
        ),
        (
            "Reset",
            static t =>
                Throw(
                    new HttpRequestException(
                        HttpRequestError.Unknown,
                        SendFailed,
                        new IOException(
                            "Unable to read data from the transport connection: Connection reset by peer.",
                            new IOException("Connection reset by peer")
                        )
                    ),
                    t
                )
        ),
        (
            "No answer",
            static t =>
                Throw(
                    new HttpRequestException(
                        HttpRequestError.ResponseEnded,
                        SendFailed,
                        new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely.")
                    ),
                    t
                )
        ),
        ("Attempt timeout", static t => Timeout(new() { AttemptTimeout = TimeSpan.FromSeconds(2) }, TimeSpan.FromSeconds(2), t)),
        ("Call timeout", static t => Timeout(new() { Timeout = TimeSpan.FromSeconds(1.5) }, TimeSpan.FromSeconds(1.5), t)),
        (
            "Cut connection",
            static t =>
                Tickets(
                    new ScriptedHandler().Respond(
                        HttpStatusCode.OK,
                        "",
                        static r =>
                            r.Content = Broken(
                                "{\"data\":",
                                new HttpIOException(
                                    HttpRequestError.ResponseEnded,
                                    "The response ended prematurely, with at least 12 additional bytes expected."
                                )
                            )
                    ),
                    t
                )
        ),
        (
            "Cut JSON",
            static t =>
                Tickets(
                    new ScriptedHandler().Respond(HttpStatusCode.OK, """{"data":{"aggregations":{"by_type":{"buckets":[{"key":"inc"""),
                    t
                )
        ),
        (
            "HTML 200",
            static t =>
                Tickets(
                    new ScriptedHandler().Respond(
                        HttpStatusCode.OK,
                        "",
                        static r =>
                            r.Content = new StringContent("<!DOCTYPE html><html><title>Log in</title></html>", Encoding.UTF8, "text/html")
                    ),
                    t
                )
        ),
        (
            "HTML 502",
            static t =>
                Tickets(
                    new ScriptedHandler().Respond(
                        HttpStatusCode.BadGateway,
                        "",
                        static r =>
                            r.Content = new StringContent(
                                "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><hr>nginx</body></html>",
                                Encoding.UTF8,
                                "text/html"
                            )
                    ),
                    t
                )
        ),
        (
            "Redirect",
            static t =>
                Tickets(
                    new ScriptedHandler().Respond(
                        HttpStatusCode.MovedPermanently,
                        "",
                        static r => r.Headers.Location = new Uri("https://monitoring-new.example.com/v3/tickets/aggs")
                    ),
                    t
                )
        ),
        (
            "Error with 200",
            static t =>
                Tickets(new ScriptedHandler().Respond(HttpStatusCode.OK, """{"status_code":429,"detail":"daily quota exceeded"}"""), t)
        ),
    ];

    private static StreamContent Broken(string start, Exception failure) => new(new BreakingStream(Encoding.UTF8.GetBytes(start), failure));

    private static async Task<Exception?> Analytics(
        int status,
        string body,
        CancellationToken token,
        Action<HttpResponseMessage>? adjust = null
    )
    {
        using var client = AllServices.Create(new ScriptedHandler().Respond((HttpStatusCode)status, body, adjust));
        return await Record.ExceptionAsync(() =>
            status == 409 ? client.Analytics.AnomalyDetections.ResolveAsync("7", cancellationToken: token)
            : status == 400
                ? client.Analytics.KpiMetrics.CreateAsync(
                    new()
                    {
                        Name = "n",
                        MetricType = KpiMetricType.Custom,
                        AggregationType = KpiAggregationType.Average,
                    },
                    cancellationToken: token
                )
            : client.Analytics.KpiMetrics.GetAsync("7", cancellationToken: token)
        );
    }

    private static async Task<Exception?> EventsAsync(string body, CancellationToken token)
    {
        using var client = AllServices.Create(new ScriptedHandler().Respond(HttpStatusCode.Forbidden, body));
        return await Record.ExceptionAsync(() => client.Events.GetStatisticsAsync(TestEvents.Request, cancellationToken: token));
    }

    private static async Task<Exception?> Tickets(ScriptedHandler server, CancellationToken token)
    {
        using var client = AllServices.Create(server);
        return await Record.ExceptionAsync(() => client.AggregateAsync(cancellationToken: token));
    }

    private static Task<Exception?> Throw(Exception exception, CancellationToken token) =>
        Tickets(new ScriptedHandler().Throw(exception), token);

    private static Task<Exception?> Token(int status, string body, CancellationToken token) =>
        TokenAsync(() => Task.FromResult(ScriptedHandler.Json(body, (HttpStatusCode)status)), token);

    private static async Task<Exception?> TokenAsync(Func<Task<HttpResponseMessage>> answer, CancellationToken token)
    {
        var clock = new FakeTimeProvider();
        using var client = TestClient.Create(new ScriptedHandler { Token = (_, _) => answer() }, clock);
        var call = Record.ExceptionAsync(() => client.AggregateAsync(new RequestOptions { MaxRetries = 0 }, token)).AsTask();
        foreach (var wait in new[] { 0.8, 1.6 })
        {
            // A token request has retries of its own.
            await Task.WhenAny(call, clock.WaitForTimerAsync(TimeSpan.FromSeconds(wait)));
            clock.Advance(TimeSpan.FromSeconds(wait));
        }

        return await call;
    }

    private static async Task<Exception?> Timeout(RequestOptions options, TimeSpan wait, CancellationToken token)
    {
        var clock = new FakeTimeProvider();
        using var client = AllServices.Create(new ScriptedHandler().Hang(), clock);
        var call = Record.ExceptionAsync(() => client.AggregateAsync(options, token)).AsTask();
        await clock.AdvanceToTimerAsync(wait);
        return await call;
    }
}

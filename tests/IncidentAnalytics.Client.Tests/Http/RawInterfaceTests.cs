using System.Diagnostics;
using System.Net;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Http;

/// <summary>
/// <c>client.Tickets.Api</c> and the other interfaces have the credential, retries, errors and telemetry of their clients.
/// </summary>
public sealed class RawInterfaceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<IncidentAnalyticsService> Services => [.. Enum.GetValues<IncidentAnalyticsService>()];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Api_HasTheClientsCredentialRetriesAndTelemetry(IncidentAnalyticsService service)
    {
        var called = AllServices.GetCall(service);

        var client = await RunAsync(called.CallAsync, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK, called.Answer);
        var api = await RunAsync(called.CallApiAsync, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK, called.Answer);

        Assert.Null(api.Exception);
        Assert.Equal(2, api.Requests.Count);
        Assert.Contains(
            api.Requests[0],
            static line =>
                line
                    is $"Authorization: Bearer {AllServices.TicketsSecret}"
                        or $"X-Auth-Token: {AllServices.EventsSecret}"
                        or $"Authorization: Bearer {AllServices.SonarSecret}"
                        or $"Authorization: Token {AllServices.AnalyticsSecret}"
        );
        Assert.Equal($"{called.Operation} Unset resends 1, error ", Assert.Single(api.Spans));
        Assert.Equal($"{called.Operation} 0.8 s", Assert.Single(api.Durations));
        Assert.Equal(3, api.Log.Count);
        Assert.Equivalent(client, api, strict: true);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Api_HasTheClientsErrors(IncidentAnalyticsService service)
    {
        var called = AllServices.GetCall(service);

        var client = await RunAsync(called.CallAsync, HttpStatusCode.ServiceUnavailable, HttpStatusCode.BadRequest, "{}");
        var api = await RunAsync(called.CallApiAsync, HttpStatusCode.ServiceUnavailable, HttpStatusCode.BadRequest, "{}");

        Assert.Equal($"InvalidRequestException {called.Operation} 503,400 00:00:00.8000000", api.Exception);
        Assert.Equal($"{called.Operation} Error resends 1, error 400", Assert.Single(api.Spans));
        Assert.Equivalent(client, api, strict: true);
    }

    /// <summary>Makes a call whose first attempt fails, and records everything that can be observed of it.</summary>
    private static async Task<Observed> RunAsync(
        Func<IncidentAnalyticsClient, RequestOptions?, CancellationToken, Task> call,
        HttpStatusCode first,
        HttpStatusCode second,
        string answer
    )
    {
        using var telemetry = new Telemetry();
        var clock = new FakeTimeProvider();
        var log = new RecordingLoggerFactory();
        var server = new ScriptedHandler().Respond(first).Respond(second, answer);
        using var client = TestClient.Create(
            server,
            clock,
            o =>
            {
                AllServices.Configure(o);
                o.LoggerFactory = log;
            }
        );

        var running = call(client, null, Token);
        await clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(0.8));
        var exception = (ApiException?)await Record.ExceptionAsync(() => running);

        return new(
            [.. server.Requests.Select(Describe)],
            exception is null ? null : Describe(exception),
            [.. telemetry.Spans.Select(Describe)],
            [.. telemetry.Measurements.Where(static m => m.Name == "incident_analytics.client.operation.duration").Select(Describe)],
            [.. log.Entries.Select(static e => $"{e.Level} {e.Message}")]
        );
    }

    private static string[] Describe(RecordedRequest request) =>
        [$"{request.Method} {request.Address} {request.Text}", .. request.Headers.Select(static h => $"{h.Key}: {h.Value}")];

    private static string Describe(ApiException exception)
    {
        var attempts = string.Join(',', exception.Attempts.Select(static a => a.Outcome));
        return $"{exception.GetType().Name} {exception.Operation} {attempts} {exception.Elapsed}";
    }

    private static string Describe(Activity span)
    {
        var (resends, error) = (span.GetTagItem("http.request.resend_count"), span.GetTagItem("error.type"));
        return $"{span.OperationName} {span.Status} resends {resends}, error {error}";
    }

    private static string Describe(Measurement duration) =>
        FormattableString.Invariant($"{duration.Tags["incident_analytics.operation"]} {duration.Value} s");

    private sealed record Observed(
        IReadOnlyList<string[]> Requests,
        string? Exception,
        IReadOnlyList<string> Spans,
        IReadOnlyList<string> Durations,
        IReadOnlyList<string> Log
    );
}

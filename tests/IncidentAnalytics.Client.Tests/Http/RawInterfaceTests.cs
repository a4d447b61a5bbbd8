using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using IncidentAnalytics.Client.Diagnostics;
using IncidentAnalytics.Client.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Http;

/// <summary><c>client.Tickets.Api</c> and its sisters do all that the clients do but for the comfort.</summary>
public sealed class RawInterfaceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<IncidentAnalyticsService> Services => [.. Enum.GetValues<IncidentAnalyticsService>()];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Api_HasTheClientsCredentialRetriesAndTelemetry(IncidentAnalyticsService service)
    {
        var called = FourServices.Get(service);

        var client = await RunAsync(called.CallAsync, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK, called.Answer);
        var api = await RunAsync(called.CallApiAsync, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK, called.Answer);

        Assert.Null(api.Exception);
        Assert.Equal(2, api.Requests.Count);
        Assert.Contains(api.Requests[0], static line => line is "Authorization: Bearer t" or "X-Auth-Token: t" or "Authorization: Token t");
        Assert.Equal($"{called.Operation} Unset resends 1, error ", Assert.Single(api.Spans));
        Assert.Equal($"{called.Operation} 0.8 s", Assert.Single(api.Durations));
        Assert.Equal(3, api.Log.Count);
        Assert.Equivalent(client, api, strict: true);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Api_HasTheClientsErrors(IncidentAnalyticsService service)
    {
        var called = FourServices.Get(service);

        var client = await RunAsync(called.CallAsync, HttpStatusCode.ServiceUnavailable, HttpStatusCode.BadRequest, "{}");
        var api = await RunAsync(called.CallApiAsync, HttpStatusCode.ServiceUnavailable, HttpStatusCode.BadRequest, "{}");

        Assert.Equal($"InvalidRequestException {called.Operation} 503,400 00:00:00.8000000", api.Exception);
        Assert.Equal($"{called.Operation} Error resends 1, error 400", Assert.Single(api.Spans));
        Assert.Equivalent(client, api, strict: true);
    }

    /// <summary>Makes a call whose first attempt fails, and writes down all that can be seen of it.</summary>
    private static async Task<Observed> RunAsync(
        Func<IncidentAnalyticsClient, RequestOptions?, CancellationToken, Task> call,
        HttpStatusCode first,
        HttpStatusCode second,
        string answer
    )
    {
        var parent = new Activity("test").Start();
        var spans = new List<string>();
        using var activities = ListenToSpans(spans, parent.TraceId);
        var durations = new List<string>();
        using var meters = ListenToDurations(durations, parent.TraceId);
        var clock = new FakeTimeProvider();
        var log = new RecordingLoggerFactory();
        var server = new ScriptedHandler().Respond(first).Respond(second, answer);
        using var client = TestClient.Create(
            server,
            clock,
            o =>
            {
                FourServices.Configure(o);
                o.LoggerFactory = log;
            }
        );

        var running = call(client, null, Token);
        await clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(0.8));
        var exception = (ApiException?)await Record.ExceptionAsync(() => running);
        parent.Stop();

        return new(
            [.. server.Requests.Select(Describe)],
            exception is null ? null : Describe(exception),
            spans,
            durations,
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

    private static ActivityListener ListenToSpans(List<string> spans, ActivityTraceId trace)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static s => s.Name == ClientTelemetry.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a =>
            {
                var (resends, error) = (a.GetTagItem("http.request.resend_count"), a.GetTagItem("error.type"));
                if (a.TraceId == trace)
                    spans.Add($"{a.OperationName} {a.Status} resends {resends}, error {error}");
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener ListenToDurations(List<string> durations, ActivityTraceId trace)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Name == "incident_analytics.client.operation.duration")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>(
            (_, value, tags, _) =>
            {
                // Other tests measure at the same time.
                if (Activity.Current?.TraceId == trace)
                    durations.Add(FormattableString.Invariant($"{tags[0].Value} {value} s"));
            }
        );
        listener.Start();
        return listener;
    }

    private sealed record Observed(
        IReadOnlyList<string[]> Requests,
        string? Exception,
        IReadOnlyList<string> Spans,
        IReadOnlyList<string> Durations,
        IReadOnlyList<string> Log
    );
}

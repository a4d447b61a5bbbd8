using System.Diagnostics;
using System.Net;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Microsoft.Extensions.Logging;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Diagnostics;

[Collection(nameof(TelemetryTests))]
public sealed class TelemetryTests
{
    /// <summary>0.8 s × (0.5 + 0.3 / 2), which no other test waits for: a meter listener receives the measurements of all tests.</summary>
    private static readonly TimeSpan RetryWait = TimeSpan.FromMilliseconds(520);

    private readonly ScriptedHandler _server = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly RecordingLoggerFactory _log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Activity_HasTheNumberOfResends()
    {
        using var telemetry = new Telemetry();
        await RetriedCallAsync();

        var span = Assert.Single(telemetry.Spans);
        Assert.Equal("tickets.aggregate", span.OperationName);
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.Equal("tickets", span.GetTagItem("incident_analytics.service"));
        Assert.Equal("tickets.aggregate", span.GetTagItem("incident_analytics.operation"));
        Assert.Equal(1, span.GetTagItem("http.request.resend_count"));
        Assert.Null(span.GetTagItem("error.type"));
    }

    [Fact]
    public async Task Activity_HasTheErrorType_OfAFailedCall()
    {
        using var telemetry = new Telemetry();
        _server.Respond(HttpStatusCode.BadRequest, """{"detail":"no"}""");
        using var client = TestClient.Create(_server, _clock);

        await Assert.ThrowsAsync<InvalidRequestException>(() => client.AggregateAsync(cancellationToken: Token));

        var span = Assert.Single(telemetry.Spans);
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal("400", span.GetTagItem("error.type"));
    }

    [Fact]
    public async Task Activity_HasItsTagsWhenItStarts_SoThatSamplersSeeThem()
    {
        var sampled = new List<KeyValuePair<string, object?>>();
        using var telemetry = new Telemetry();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == IncidentAnalyticsTelemetry.ActivitySourceName,
            Sample = (ref options) =>
            {
                if (options.TraceId == telemetry.Parent.TraceId)
                    sampled.AddRange(options.Tags ?? []);
                return ActivitySamplingResult.None;
            },
        };
        ActivitySource.AddActivityListener(listener);
        _server.Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(_server, _clock);

        await client.AggregateAsync(cancellationToken: Token);

        Assert.Equal([new("incident_analytics.operation", "tickets.aggregate"), new("incident_analytics.service", "tickets")], sampled);
    }

    [Fact]
    public async Task Activity_IsLinkedToTheTokenRequestThatTheCallWaitedFor()
    {
        using var telemetry = new Telemetry();
        _server.Respond(HttpStatusCode.OK, TestClient.EmptyAnswer).Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(_server, _clock);

        await client.AggregateAsync(cancellationToken: Token);
        await client.AggregateAsync(cancellationToken: Token);

        var link = Assert.Single(telemetry.Spans[0].Links);
        Assert.Contains(telemetry.AllSpans, span => span.OperationName == "token" && span.Context == link.Context);
        Assert.Empty(telemetry.Spans[1].Links);
    }

    [Fact]
    public async Task Activity_IsLinkedToTheTokenRequestThatFailed()
    {
        using var telemetry = new Telemetry();
        _server.Token = static (_, _) =>
            Task.FromResult(ScriptedHandler.Json("""{"error":"invalid_client"}""", HttpStatusCode.Unauthorized));
        using var client = TestClient.Create(_server, _clock);

        await Assert.ThrowsAsync<AuthenticationFailedException>(() => client.AggregateAsync(cancellationToken: Token));

        var link = Assert.Single(Assert.Single(telemetry.Spans).Links);
        Assert.Contains(telemetry.AllSpans, span => span.OperationName == "token" && span.Context == link.Context);
    }

    [Fact]
    public void Meter_AdvisesBuckets_FromMillisecondsToTheDefaultTimeout() =>
        Assert.Equal(
            (0.005, 100),
            (ClientTelemetry.Duration.Advice!.HistogramBucketBoundaries![0], ClientTelemetry.Duration.Advice.HistogramBucketBoundaries[^1])
        );

    [Fact]
    public async Task Activity_IsCanceled_WithoutAWarning()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var telemetry = new Telemetry();
        _server.Respond(
            async (_, token) =>
            {
                await cancellation.CancelAsync();
                token.ThrowIfCancellationRequested();
                throw new InvalidOperationException();
            }
        );
        using var client = TestClient.Create(_server, _clock, o => o.LoggerFactory = _log);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.AggregateAsync(cancellationToken: cancellation.Token));

        Assert.Same(telemetry.Parent, Activity.Current);
        Assert.Equal("cancelled", Assert.Single(telemetry.Spans).GetTagItem("error.type"));
        Assert.DoesNotContain(_log.Entries, static e => e.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Meter_CountsDurationsRetriesAndTokenRequests()
    {
        using var telemetry = new Telemetry();

        await RetriedCallAsync();

        // The token's counter belongs to no trace.
        var measured = telemetry.AllMeasurements;
        var duration = Assert.Single(
            measured,
            static m =>
                m.Name == "incident_analytics.client.operation.duration"
                && m.Value == RetryWait.TotalSeconds
                && Equals(m.Tags["incident_analytics.service"], "tickets")
        );
        Assert.DoesNotContain("error.type", duration.Tags.Keys);
        Assert.Contains(measured, static m => m.Name == "incident_analytics.client.retries" && m.Value == 1);
        Assert.Contains(measured, static m => m.Name == "incident_analytics.client.token.requests" && m.Value == 1);
    }

    [Fact]
    public async Task CallLog_UsesDebugForAttemptsInformationForRetriesAndWarningForFailures()
    {
        _server.Respond(HttpStatusCode.BadGateway).Respond(HttpStatusCode.BadRequest, """{"detail":"no"}""");
        using var client = TestClient.Create(_server, _clock, o => o.LoggerFactory = _log);

        var call = client.AggregateAsync(cancellationToken: Token);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(0.8));
        await Assert.ThrowsAsync<InvalidRequestException>(() => call);

        Assert.Equal(
            [
                (LogLevel.Debug, 1, "token: attempt 1 ended with success after 0 ms"),
                (LogLevel.Debug, 4, "Access token obtained, lifetime 3600 s"),
                (LogLevel.Debug, 1, "tickets.aggregate: attempt 1 ended with 502 after 0 ms"),
                (LogLevel.Information, 2, "tickets.aggregate: attempt 1 failed (502), retrying in 800 ms"),
                (LogLevel.Debug, 1, "tickets.aggregate: attempt 2 ended with 400 after 0 ms"),
                (LogLevel.Warning, 3, "tickets.aggregate: failed (400), attempts: 2, 800 ms"),
            ],
            _log.Entries.Select(static e => (e.Level, e.Id.Id, e.Message))
        );
    }

    [Fact]
    public async Task CallLog_HasTheDurationOfEachAttempt()
    {
        _server
            .Respond(HttpStatusCode.BadGateway)
            .Respond(
                (_, _) =>
                {
                    _clock.Advance(TimeSpan.FromMilliseconds(250));
                    return Task.FromResult(ScriptedHandler.Json(TestClient.EmptyAnswer));
                }
            );
        using var client = TestClient.Create(_server, _clock, o => o.LoggerFactory = _log);

        var call = client.AggregateAsync(cancellationToken: Token);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(0.8));
        await call;

        Assert.Equal("tickets.aggregate: attempt 2 ended with success after 250 ms", _log.Entries[^1].Message);
    }

    private async Task RetriedCallAsync()
    {
        _server.Respond(HttpStatusCode.BadGateway).Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(_server, _clock, static o => o.Random = static () => 0.3);
        var call = client.AggregateAsync(cancellationToken: Token);
        await _clock.AdvanceToTimerAsync(RetryWait);
        await call;
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Administration;

/// <summary>A request that began before a reset leaves no trace in the state after it.</summary>
public sealed class ResetTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST", "tickets", "{}")]
    [InlineData("POST", "tickets?mode=append", "{}")]
    [InlineData("POST", "faults", """{"kind":"drop"}""")]
    [InlineData("DELETE", "faults", "{}")]
    [InlineData("DELETE", "requests", "{}")]
    [InlineData("POST", "recordings?strict=true", """{"log":{"version":"1.2","entries":[]}}""")]
    [InlineData("DELETE", "recordings", "{}")]
    [InlineData("POST", "tokens", """{"lifetime_seconds":3}""")]
    [InlineData("POST", "tokens/iam", """{"lifetime_seconds":3}""")]
    [InlineData("POST", "events", """{"summary":true}""")]
    [InlineData("POST", "sonar", """{"page_cap":3}""")]
    [InlineData("POST", "analytics", """{"limits":true}""")]
    [InlineData("POST", "webhooks", """{"url":"http://127.0.0.1:9/"}""")]
    [InlineData("DELETE", "webhooks", "{}")]
    [InlineData("POST", "commands/calculate_kpis", "{}")]
    [InlineData("POST", "commands/run_anomaly_detection?progress=true", "{}")]
    [InlineData("POST", "commands/train_predictive_models", "{}")]
    [InlineData("POST", "aggregate", """{"aggs":{}}""")]
    public async Task Reset_RefusesAdministrationRequest_ThatBeganBefore(string method, string path, string body)
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(new() { Tickets = ["{}", "{}"] }, Ct);
        using var http = CreateClient(server);
        using var request = new HeldRequest(method, "/_reference/" + path, body);
        var sending = request.SendAsync(http);
        await request.WaitUntilReadAsync(sending);

        server.Reset();
        server.Faults.Add(Fault.Delay(TimeSpan.Zero) with { Path = "/other" });
        server.Recordings.Ignore("kept");
        server.Webhooks.Add(new Uri("http://127.0.0.1:10/"));
        using var other = await http.GetAsync("/any", Ct);
        request.Release();
        using var response = await sending;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(
            """{"status_code":503,"detail":"The server was reset while this request was in progress."}""",
            await response.Content.ReadAsStringAsync(Ct)
        );
        Assert.Equal(2, server.TicketCount);
        Assert.Equal("/other", Assert.Single(server.Faults.Pending).Path);
        Assert.Equal(
            (false, 0, "kept"),
            (server.Recordings.IsStrict, server.Recordings.Loaded.Count, server.Recordings.IgnoredNames.Single())
        );
        Assert.Equal("/any", Assert.Single(server.Requests).Path);
        Assert.Equal(10, Assert.Single(server.Webhooks.Endpoints).Url.Port);
        Assert.Equal((TimeSpan.FromHours(1), TimeSpan.FromDays(1)), (server.Tokens.Lifetime, server.IamTokens.Lifetime));
        Assert.Equal((false, 1_000, false), (server.Events.SendsSummary, server.Sonar.PageCap, server.Analytics.EnforcesLimits));
    }

    [Theory]
    [InlineData("faults", "/other")]
    [InlineData("requests", "/any")]
    [InlineData("webhooks", "http://127.0.0.1:10/")]
    [InlineData("webhooks/deliveries", "{\"deliveries\":[]}")]
    [InlineData("events", "\"total\":0")]
    public async Task Reset_ComesBeforeAdministrationRequest_ThatReads(string path, string expected)
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);
        using var http = CreateClient(server);
        using var request = new HeldRequest("GET", "/_reference/" + path, "{}");
        var sending = request.SendAsync(http);
        await request.WaitUntilReadAsync(sending);

        server.Reset();
        server.Faults.Add(Fault.Delay(TimeSpan.Zero) with { Path = "/other" });
        server.Webhooks.Add(new Uri("http://127.0.0.1:10/"));
        server.LoadTickets([]);
        using var other = await http.GetAsync("/any", Ct);
        request.Release();
        using var response = await sending;

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(expected, await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/oauth2/token")]
    [InlineData("/v3/tickets/aggs")]
    [InlineData("/v3/auth/tokens")]
    [InlineData("/v2/p/events/statistic")]
    [InlineData("/api/sonar/tickets")]
    [InlineData("/api/analytics/kpi-metrics/")]
    [InlineData("/nowhere")]
    public async Task Reset_RefusesRequest_ThatBeganBefore(string path)
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);
        using var http = CreateClient(server);
        using var request = new HeldRequest("POST", path, "{}");
        var sending = request.SendAsync(http);
        await request.WaitUntilReadAsync(sending);

        server.Reset();
        server.Faults.Add(Fault.Answer(418));
        request.Release();
        using var response = await sending;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Empty(server.Requests);
        Assert.Single(server.Faults.Pending);
    }

    [Fact]
    public async Task Reset_RefusesRequest_ThatAFaultHolds()
    {
        var clock = new FakeTimeProvider();
        await using var server = await IncidentAnalyticsServer.StartAsync(new() { TimeProvider = clock }, Ct);
        using var http = server.CreateHttpClient();
        server.Faults.Add(Fault.Delay(TimeSpan.FromMinutes(1)));
        using var content = new StringContent(
            "grant_type=client_credentials&client_id=reference-client&client_secret=reference-secret",
            Encoding.UTF8,
            "application/x-www-form-urlencoded"
        );
        var held = http.PostAsync("/oauth2/token", content, Ct);
        await server.Requests.WaitForAsync(1, Ct);

        server.Reset();
        clock.Advance(TimeSpan.FromMinutes(2));
        using var response = await held;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(0, server.Tokens.IssuedCount);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Reset_EndsCommand_ThatBeganBefore()
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);
        var receiver = new Uri("http://127.0.0.1:9/");
        server.Webhooks.Add(receiver);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            server.RunAnomalyDetectionAsync(timeWindow: TimeSpan.FromDays(60), progress: CreateReset(), cancellationToken: Ct)
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            server.CalculateKpisAsync(force: true, progress: CreateReset(), cancellationToken: Ct)
        );
        Assert.Empty(server.Webhooks.Deliveries);

        // The callback runs in the middle of the command, outside of every lock.
        CallbackProgress CreateReset() =>
            new(() =>
            {
                server.Reset();
                server.Webhooks.Add(receiver);
            });
    }

    private static HttpClient CreateClient(IncidentAnalyticsServer server)
    {
        var handler = (SocketsHttpHandler)server.CreateHandler();
        handler.Expect100ContinueTimeout = Timeout.InfiniteTimeSpan;
        return new HttpClient(handler) { BaseAddress = server.BaseAddress };
    }

    /// <summary>A request whose body is sent once it is released. It waits for 100 Continue: then the server has begun to read the body.</summary>
    private sealed class HeldRequest : HttpContent
    {
        private readonly byte[] _body;
        private readonly HttpRequestMessage _request;
        private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public HeldRequest(string method, string path, string body)
        {
            _body = Encoding.UTF8.GetBytes(body);
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
            _request = new HttpRequestMessage(new HttpMethod(method), path) { Content = this };
            _request.Headers.ExpectContinue = true;
        }

        public Task<HttpResponseMessage> SendAsync(HttpClient http) => http.SendAsync(_request, Ct);

        /// <summary>Completes when the server reads the body, and also when it answers without reading it.</summary>
        public Task<Task> WaitUntilReadAsync(Task answered) => Task.WhenAny(_read.Task, answered).WaitAsync(Ct);

        public void Release() => _released.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            _read.SetResult();
            await _released.Task.WaitAsync(Ct);
            await stream.WriteAsync(_body, Ct);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _body.Length;
            return true;
        }
    }
}

using System.Net;
using IncidentAnalytics.Client.Tests.Http.Samples;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Refit;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Http;

/// <summary>Calls through Refit.</summary>
public sealed class CallHandlerTests
{
    private readonly ScriptedHandler _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<HttpStatusCode, string, Type> Failures =>
        new()
        {
            { HttpStatusCode.InternalServerError, "{}", typeof(ServerErrorException) },
            { HttpStatusCode.Found, "", typeof(ApiException) },
            { HttpStatusCode.OK, """{"Name":""", typeof(InvalidResponseException) },
            { HttpStatusCode.OK, "null", typeof(InvalidResponseException) },
            { HttpStatusCode.OK, "", typeof(InvalidResponseException) },
            { HttpStatusCode.NoContent, "", typeof(InvalidResponseException) },
        };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task SendAsync_ThrowsTheExceptionUnwrapped(HttpStatusCode status, string body, Type expected)
    {
        _server.Respond(status, body);

        var e = (IncidentAnalyticsException)await Assert.ThrowsAsync(expected, () => CreateAsync(Token));

        Assert.Equal(("samples.create", 1), (e.Operation, e.Attempts.Count));
        Assert.DoesNotContain("Refit", e.InnerException?.GetType().Namespace ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendAsync_ThrowsTheExceptionUnwrapped_WhenTheConnectionBreaks()
    {
        var cause = new HttpRequestException(HttpRequestError.ConnectionError, "refused");
        _server.Throw(cause);

        var e = await Assert.ThrowsAsync<ApiConnectionException>(() => CreateAsync(Token));

        Assert.Same(cause, e.InnerException);
    }

    [Fact]
    public async Task Cancellation_CarriesTheCallersToken()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        _server.Hang();
        var call = CreateAsync(source.Token);

        await source.CancelAsync();

        var e = await Assert.ThrowsAsync<OperationCanceledException>(() => call);
        Assert.Equal(source.Token, e.CancellationToken);
        Assert.Equal("samples.create was cancelled by the caller", e.Message);
    }

    [Fact]
    public async Task Cancellation_BeforeTheCall_SendsNothing()
    {
        var token = new CancellationToken(canceled: true);

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CreateAsync(token));

        Assert.Equal(token, e.CancellationToken);
        Assert.Empty(_server.Requests);
    }

    [Theory]
    [InlineData(HttpStatusCode.NoContent, "")]
    [InlineData(HttpStatusCode.OK, "")]
    [InlineData(HttpStatusCode.OK, "null")]
    [InlineData(HttpStatusCode.Accepted, " null ")]
    public async Task Value_IsNull_WhenTheResponseIsEmptyAndMayBe(HttpStatusCode status, string body)
    {
        _server.Respond(status, body).Respond(status, body);

        Assert.Null(await SampleService.Create(_server).StartAsync("x"));
        Assert.Null(await SampleService.Create(_server).PostNumberAsync(1, 2));
    }

    [Fact]
    public async Task Value_IsRead()
    {
        _server.Respond(HttpStatusCode.Created, """{"Name":"Zoë"}""").Respond(HttpStatusCode.OK, "7");
        var api = SampleService.Create(_server);

        Assert.Equal(new Sample("Zoë"), await api.CreateAsync(new("a"), cancellationToken: Token));
        Assert.Equal(7, await api.PostNumberAsync(1, 2));
    }

    [Fact]
    public async Task DescribedMessage_IsNeverSent_AndCarriesNoCredential()
    {
        var seen = new List<HttpRequestMessage>();
        var secrets = new Queue<string>(["stale", "fresh"]);
        var connection = TestConnection.Create(new HttpClient(_server)) with
        {
            Authenticator = Credential.Bearer(new Secret(_ => new(secrets.Dequeue()))).CreateAuthenticator(null!),
        };
        var handler = new WatchingHandler(seen, new CallHandler(connection, SamplesOperations.All));
        var api = RestService.ForGenerated<ISamplesApi>(
            new HttpClient(handler) { BaseAddress = connection.BaseAddress },
            ApiFactory.CreateSettings(SamplesJsonContext.Default)
        );
        _server.Respond(HttpStatusCode.Unauthorized).Respond(HttpStatusCode.OK, "{}");

        await api.CreateAsync(new("a"), cancellationToken: Token);

        var described = Assert.Single(seen);
        Assert.Equal(["Bearer stale", "Bearer fresh"], _server.Requests.Select(static r => r.Headers["Authorization"]));
        Assert.All(_server.Requests, sent => Assert.NotSame(described, sent.Message));
        Assert.Equal(["Accept-Language", "X-Weak"], described.Headers.NonValidated.Select(static h => h.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EndlessBody_IsReadNoFurtherThanTheLimit()
    {
        var body = new EndlessStream();
        _server.Respond(HttpStatusCode.OK, "", r => r.Content = new StreamContent(body));
        using var client = TestClient.Create(_server, configure: static o => o.MaxResponseBytes = 100_000);

        var e = await Assert.ThrowsAsync<InvalidResponseException>(() => client.AggregateAsync(cancellationToken: Token));

        Assert.Contains("larger than the limit", e.Message, StringComparison.Ordinal);
        Assert.InRange(body.BytesRead, 100_000, 300_000);
    }

    [Fact]
    public async Task EndlessBody_EndsWithTheAttempt_WhenItStalls()
    {
        var clock = new FakeTimeProvider();
        var body = new EndlessStream { StallsAfter = 1000 };
        _server.Respond(HttpStatusCode.OK, "", r => r.Content = new StreamContent(body));
        using var client = TestClient.Create(_server, clock);

        var call = client.AggregateAsync(new RequestOptions { MaxRetries = 0 }, Token);
        await Task.WhenAny(body.Stalled, call);
        clock.Advance(TestClient.AttemptTimeout);

        Assert.True(body.IsCancelled);
        Assert.True((await Assert.ThrowsAsync<ApiTimeoutException>(() => call)).IsAttemptTimeout);
    }

    private Task<Sample> CreateAsync(CancellationToken cancellationToken) =>
        SampleService.Create(_server).CreateAsync(new("a"), cancellationToken: cancellationToken);

    private sealed class WatchingHandler(List<HttpRequestMessage> seen, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.Add(request);
            return base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>An endless body of spaces.</summary>
    private sealed class EndlessStream : Stream
    {
        private readonly TaskCompletionSource _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private CancellationToken _cancellationToken;

        public long StallsAfter { get; init; } = long.MaxValue;

        public long BytesRead { get; private set; }

        public bool IsCancelled => _cancellationToken.IsCancellationRequested;

        public Task Stalled => _stalled.Task;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (BytesRead >= StallsAfter)
            {
                _cancellationToken = cancellationToken;
                _stalled.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }

            buffer.Span.Fill((byte)' ');
            BytesRead += buffer.Length;
            return buffer.Length;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

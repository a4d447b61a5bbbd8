using System.Net;
using System.Text;

namespace IncidentAnalytics.Client.Tests.Support;

/// <summary>
/// Acts as the servers: token requests get tokens, other requests get the scripted responses in order. An unexpected request fails the
/// test.
/// </summary>
internal sealed class ScriptedHandler : HttpMessageHandler
{
    private readonly Queue<Func<RecordedRequest, CancellationToken, Task<HttpResponseMessage>>> _script = new();
    private readonly List<RecordedRequest> _requests = [];
    private int _tokens;

    public IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    public IReadOnlyList<RecordedRequest> Calls => [.. Requests.Where(static r => !r.IsTokenRequest)];

    public IReadOnlyList<RecordedRequest> TokenRequests => [.. Requests.Where(static r => r.IsTokenRequest)];

    /// <summary>Creates the responses of the token endpoint; by default token-1, token-2 …, which expire after an hour.</summary>
    public Func<int, CancellationToken, Task<HttpResponseMessage>> Token { get; set; } =
        static (number, _) => Task.FromResult(Json($$"""{"access_token":"token-{{number}}","expires_in":3600,"token_type":"Bearer"}"""));

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public ScriptedHandler Respond(HttpStatusCode status, string body = "", Action<HttpResponseMessage>? adjust = null)
    {
        _script.Enqueue(
            (_, _) =>
            {
                var response = Json(body, status);
                adjust?.Invoke(response);
                return Task.FromResult(response);
            }
        );
        return this;
    }

    public ScriptedHandler Respond(Func<RecordedRequest, CancellationToken, Task<HttpResponseMessage>> respond)
    {
        _script.Enqueue(respond);
        return this;
    }

    public ScriptedHandler Throw(Exception exception)
    {
        _script.Enqueue((_, _) => Task.FromException<HttpResponseMessage>(exception));
        return this;
    }

    /// <summary>Never responds; ends only when the request is canceled.</summary>
    public ScriptedHandler Hang()
    {
        _script.Enqueue(
            static async (_, token) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
                throw new InvalidOperationException("The wait can only end by cancellation.");
            }
        );
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var recorded = await RecordedRequest.FromAsync(request);
        Func<RecordedRequest, CancellationToken, Task<HttpResponseMessage>>? respond = null;
        int token;
        lock (_requests)
        {
            _requests.Add(recorded);
            token = recorded.IsTokenRequest ? ++_tokens : 0;
            if (!recorded.IsTokenRequest && !_script.TryDequeue(out respond))
                throw new InvalidOperationException($"Unexpected request: {recorded.Method} {recorded.Address}.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        var response = respond is null ? await Token(token, cancellationToken) : await respond(recorded, cancellationToken);
        response.RequestMessage = request;
        return response;
    }
}

using System.Globalization;
using System.Net;

namespace IncidentAnalytics.Client.Tests.Support;

/// <summary>One token endpoint and one service for many clients. The service refuses tokens that are revoked.</summary>
internal sealed class TokenBackend : HttpMessageHandler
{
    private readonly object _gate = new();
    private readonly List<string> _used = [];
    private int _issued;
    private int _revoked;

    /// <summary>The lifetime of tokens in seconds; null for a response without it.</summary>
    public double? Lifetime { get; set; } = 3600;

    /// <summary>Whether the service refuses all tokens.</summary>
    public bool RefusesAll { get; set; }

    /// <summary>The start of every token.</summary>
    public string TokenPrefix { get; set; } = "token-";

    /// <summary>The status of the token endpoint.</summary>
    public HttpStatusCode TokenStatus { get; set; } = HttpStatusCode.OK;

    /// <summary>The number of token requests.</summary>
    public int TokenRequests
    {
        get
        {
            lock (_gate)
                return _issued;
        }
    }

    /// <summary>The tokens of all calls in order, without the prefix.</summary>
    public IReadOnlyList<string> Used
    {
        get
        {
            lock (_gate)
                return [.. _used];
        }
    }

    /// <summary>Revokes all tokens that were issued.</summary>
    public void RevokeAll()
    {
        lock (_gate)
            _revoked = _issued;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        HttpResponseMessage response;
        lock (_gate)
        {
            response = request.RequestUri!.AbsolutePath.EndsWith("/token", StringComparison.Ordinal) ? Issue() : Answer(request);
        }

        response.RequestMessage = request;
        return Task.FromResult(response);
    }

    private HttpResponseMessage Issue()
    {
        _issued++;
        return ScriptedHandler.Json(
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"access_token":"{{TokenPrefix}}{{_issued}}","expires_in":{{Lifetime?.ToString(CultureInfo.InvariantCulture) ?? "null"}}}"""
            ),
            TokenStatus
        );
    }

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        var number = request.Headers.Authorization!.Parameter![TokenPrefix.Length..];
        _used.Add(number);
        return !RefusesAll && int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture) > _revoked
            ? ScriptedHandler.Json(TestClient.EmptyAnswer)
            : ScriptedHandler.Json("""{"error":"invalid_token"}""", HttpStatusCode.Unauthorized);
    }
}

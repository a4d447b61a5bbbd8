using System.Net;
using System.Net.Http.Headers;

namespace IncidentAnalytics.Client;

/// <summary>Information about the response of a successful call, for <see cref="RequestOptions.OnResponse"/>.</summary>
public sealed class ResponseInfo
{
    /// <summary>Initializes a new instance. Public for tests of code that handles it.</summary>
    /// <param name="statusCode">The HTTP status code.</param>
    /// <param name="headers">The response headers; null for none.</param>
    /// <param name="requestId">The service's id of the request, or null.</param>
    /// <param name="attempts">The number of attempts, at least 1.</param>
    /// <param name="elapsed">The duration of the whole call.</param>
    public ResponseInfo(
        HttpStatusCode statusCode,
        HttpResponseHeaders? headers = null,
        string? requestId = null,
        int attempts = 1,
        TimeSpan elapsed = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        StatusCode = statusCode;
        Headers = headers ?? new HttpResponseMessage().Headers;
        RequestId = requestId;
        Attempts = attempts;
        Elapsed = elapsed;
    }

    /// <summary>The HTTP status code: a success, or 409 when a repeated acknowledge or resolve had already been executed.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The response headers, without those of the content.</summary>
    public HttpResponseHeaders Headers { get; }

    /// <summary>The service's id of the request (such as <c>X-Request-Id</c>), or null when it sent none.</summary>
    public string? RequestId { get; }

    /// <summary>The number of attempts; 1 without retries.</summary>
    public int Attempts { get; }

    /// <summary>The duration of the whole call, waits between attempts included.</summary>
    public TimeSpan Elapsed { get; }
}

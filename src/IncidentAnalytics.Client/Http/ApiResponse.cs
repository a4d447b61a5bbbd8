using System.Net;
using System.Net.Http.Headers;

namespace IncidentAnalytics.Client.Http;

/// <summary>A successful answer: its value and what came with it.</summary>
/// <typeparam name="T">The type of the body.</typeparam>
public sealed class ApiResponse<T>
{
    /// <summary>An answer. Public so that tests can make one.</summary>
    /// <param name="value">The body.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="headers">The response's headers; null for none.</param>
    /// <param name="requestId">The id by which the service knows the call, if it sent one.</param>
    public ApiResponse(T value, HttpStatusCode statusCode = HttpStatusCode.OK, HttpResponseHeaders? headers = null, string? requestId = null)
    {
        Value = value;
        StatusCode = statusCode;
        Headers = headers ?? new HttpResponseMessage().Headers;
        RequestId = requestId;
    }

    /// <summary>The body.</summary>
    public T Value { get; }

    /// <summary>The HTTP status, always a success.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The response's headers.</summary>
    public HttpResponseHeaders Headers { get; }

    /// <summary>The id by which the service knows the call (<c>X-Request-Id</c> and the like); null when it sent none.</summary>
    public string? RequestId { get; }
}

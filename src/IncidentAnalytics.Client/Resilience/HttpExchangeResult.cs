using System.Net;
using System.Net.Http.Headers;

namespace IncidentAnalytics.Client.Resilience;

/// <summary>A success that was read to its end.</summary>
internal readonly record struct HttpExchangeResult<T>(T Value, HttpStatusCode StatusCode, HttpResponseHeaders Headers, string? RequestId);

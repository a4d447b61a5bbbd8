using System.Net;
using System.Text.Json;

namespace IncidentAnalytics.Client.Events;

/// <summary>
/// Reads errors of the events service: <c>{error_code, error_msg, error_type}</c> in its reference and <c>error_message</c> in its
/// examples; of its gateway, with <c>request_id</c>; of older services, in camel case; and of IAM,
/// <c>{"error":{"message","code","title"}}</c> with a numeric code.
/// </summary>
internal sealed class EventsErrorReader : IErrorReader
{
    private const string ServiceCodePrefix = "AOM.";

    public static readonly EventsErrorReader Instance = new();

    public ApiError Read(JsonElement body, ApiError error) =>
        error with
        {
            Code = JsonErrorMembers.Find(body, "error_code", "errorCode", "code", "error.code"),
            Type = JsonErrorMembers.Find(body, "error_type", "errorType", "error.title"),
            Message = JsonErrorMembers.Find(
                body,
                "error_msg",
                "error_message",
                "errorMsg",
                "errorMessage",
                "message",
                "error.message",
                "error",
                "detail",
                "title"
            ),
            RequestId = JsonErrorMembers.Find(body, "trace_id", "request_id") ?? error.RequestId,
        };

    /// <summary>
    /// A 503 with a code of the service means that the request must not be repeated unchanged. Any other 503 comes from a proxy and is
    /// transient.
    /// </summary>
    public bool IsFinal(ApiError raw) =>
        raw.StatusCode == HttpStatusCode.ServiceUnavailable && raw.Code?.StartsWith(ServiceCodePrefix, StringComparison.Ordinal) == true;
}

using System.Net;
using System.Text.Json;

namespace IncidentAnalytics.Client.Events;

/// <summary>
/// The events service's errors: <c>{error_code, error_msg, error_type}</c> in its tables and <c>error_message</c> in its examples;
/// the gateway's in front of it, with <c>request_id</c>; those of older services in camel case; and IAM's,
/// <c>{"error":{"message","code","title"}}</c> with a number as code.
/// </summary>
internal sealed class EventsErrorReader : IErrorReader
{
    private const string OwnCodes = "AOM.";

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
    /// A 503 of the service's own says that the request must not be repeated unchanged; any other comes from a proxy and may pass.
    /// </summary>
    public bool IsFinal(ApiError raw) =>
        raw.StatusCode == HttpStatusCode.ServiceUnavailable && raw.Code?.StartsWith(OwnCodes, StringComparison.Ordinal) == true;
}

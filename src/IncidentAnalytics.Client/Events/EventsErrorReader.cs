using System.Text.Json;

namespace IncidentAnalytics.Client.Events;

/// <summary>
/// The events service's errors: <c>{error_code, error_msg, error_type}</c> in its tables and <c>error_message</c> in its examples;
/// the gateway's in front of it, with <c>request_id</c>; those of older services in camel case; and IAM's,
/// <c>{"error":{"message","code","title"}}</c> with a number as code.
/// </summary>
internal sealed class EventsErrorReader : IErrorReader
{
    public static readonly EventsErrorReader Instance = new();

    public ApiError Read(JsonElement body, ApiError error) => error with
    {
        Code = JsonErrorMembers.Find(body, "error_code", "errorCode", "code", "error.code"),
        Type = JsonErrorMembers.Find(body, "error_type", "errorType", "error.title"),
        Message = JsonErrorMembers.Find(
            body, "error_msg", "error_message", "errorMsg", "errorMessage", "message", "error.message", "error", "detail", "title"),
        RequestId = JsonErrorMembers.Find(body, "trace_id", "request_id") ?? error.RequestId,
    };
}

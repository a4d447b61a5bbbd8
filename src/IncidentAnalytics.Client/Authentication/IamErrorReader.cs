using System.Text.Json;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>
/// IAM's errors: <c>{"error":{"message","code","title"}}</c> with a number as code; and those of the gateway in front of it:
/// <c>{error_code, error_msg, request_id}</c>.
/// </summary>
internal sealed class IamErrorReader : IErrorReader
{
    public static readonly IamErrorReader Instance = new();

    public ApiError Read(JsonElement body, ApiError error) =>
        error with
        {
            Code = JsonErrorMembers.Find(body, "error.code", "error_code", "code", "error"),
            Type = JsonErrorMembers.Find(body, "error.title", "error_type"),
            Message = JsonErrorMembers.Find(body, "error.message", "error_msg", "error_message", "message", "error"),
            RequestId = JsonErrorMembers.Find(body, "request_id", "trace_id") ?? error.RequestId,
        };
}

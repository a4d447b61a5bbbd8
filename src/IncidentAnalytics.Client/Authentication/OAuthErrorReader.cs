using System.Text.Json;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>A token endpoint's errors (RFC 6749, 5.2): <c>error</c>, <c>error_description</c>, <c>error_uri</c>; or a gateway's.</summary>
internal sealed class OAuthErrorReader : IErrorReader
{
    public static readonly OAuthErrorReader Instance = new();

    public ApiError Read(JsonElement body, ApiError error) =>
        error with
        {
            Code = JsonErrorMembers.Find(body, "error", "error.code", "error_code", "code"),
            Message = JsonErrorMembers.Find(
                body,
                "error_description",
                "error.message",
                "error_msg",
                "error_message",
                "message",
                "detail",
                "error"
            ),
            Details = JsonErrorMembers.Find(body, "error_uri"),
        };
}

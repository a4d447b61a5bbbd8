using System.Text.Json;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>A token endpoint's errors (RFC 6749, 5.2): <c>error</c>, <c>error_description</c>, <c>error_uri</c>.</summary>
internal sealed class OAuthErrorReader : IErrorReader
{
    public static readonly OAuthErrorReader Instance = new();

    public ApiError Read(JsonElement body, ApiError error) => error with
    {
        Code = JsonErrorMembers.Find(body, "error", "code"),
        Message = JsonErrorMembers.Find(body, "error_description", "error", "message", "detail"),
        Details = JsonErrorMembers.Find(body, "error_uri"),
    };
}

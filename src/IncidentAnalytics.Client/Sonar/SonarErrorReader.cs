using System.Net;
using System.Text.Json;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>The Sonar service's errors: <c>{"error_code", "error_msg"}</c>; what stands in front of it may write others.</summary>
internal sealed class SonarErrorReader : IErrorReader
{
    public static readonly SonarErrorReader Instance = new();

    /// <summary>
    /// Whether the service understood the call and refused it, such as for a ticket that is not there: it says so with a 500,
    /// and tells by the code alone that it has not failed.
    /// </summary>
    public bool IsFinal(ApiError raw) => raw is { StatusCode: HttpStatusCode.InternalServerError, Code: "illegal-state" };

    public ApiError Read(JsonElement body, ApiError error) =>
        error with
        {
            Code = JsonErrorMembers.Find(body, "error_code", "code", "error.code"),
            Message = JsonErrorMembers.Find(body, "error_msg", "error_message", "message", "error.message", "error", "detail", "title"),
        };

    public ApiException Create(ApiError raw, ApiError shown) => IsFinal(raw) ? new ApiException(shown) : ApiException.Create(shown);
}

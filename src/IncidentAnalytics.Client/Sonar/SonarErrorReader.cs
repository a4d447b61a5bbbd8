using System.Net;
using System.Text.Json;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>Reads errors of the Sonar service, <c>{"error_code", "error_msg"}</c>, and of gateways in front of it.</summary>
internal sealed class SonarErrorReader : IErrorReader
{
    public static readonly SonarErrorReader Instance = new();

    /// <summary>
    /// Whether the service rejected the call, such as for a ticket that does not exist. It does so with a 500 that differs from a server
    /// error only by its code.
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

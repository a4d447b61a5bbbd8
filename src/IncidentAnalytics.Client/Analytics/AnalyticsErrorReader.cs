using System.Net;
using System.Text.Json;

namespace IncidentAnalytics.Client.Analytics;

/// <summary>
/// Reads errors of the analytics service: the documented <c>{"error", "details", "code"}</c>, and those of Django REST framework:
/// <c>{"detail"}</c>, messages by field with any nesting, and lists of messages.
/// </summary>
internal sealed class AnalyticsErrorReader : IErrorReader
{
    private const string InvalidRequestMessage = "the request is not valid";

    public static readonly AnalyticsErrorReader Instance = new();

    public ApiError Read(JsonElement body, ApiError error)
    {
        if (body.ValueKind != JsonValueKind.Object)
            return ReadMessages(body, error);

        error = error with { IsOfFramework = IsOfFramework(body) };
        if (body.TryGetProperty("error", out var documented) && documented.ValueKind != JsonValueKind.Array)
            return ReadEnvelope(body, documented, error);

        return body.TryGetProperty("detail", out var detail) ? ReadDetail(body, detail, error)
            : JsonErrorMembers.Find(body, "message") is { } message
                ? error with
                {
                    Code = JsonErrorMembers.Find(body, "code"),
                    Message = message,
                }
            : ReadMessages(body, error);
    }

    /// <summary>Creates the exception for an error.</summary>
    /// <remarks>
    /// Django REST framework answers a bad credential with 403 if its first authentication class has no challenge, as session
    /// authentication does. Only its codes distinguish this from a missing permission; its messages are translated.
    /// </remarks>
    public ApiException Create(ApiError raw, ApiError shown) =>
        raw is { StatusCode: HttpStatusCode.Forbidden, Code: "not_authenticated" or "authentication_failed" or "token_not_valid" }
            ? new AuthenticationFailedException(shown)
            : ApiException.Create(shown);

    /// <summary>
    /// Whether a body is exactly Django REST framework's <c>{"detail"}</c> or the documented envelope. Gateways send
    /// <c>{"message"}</c>, <c>{"timestamp", "status", "error", "path"}</c> and the like.
    /// </summary>
    private static bool IsOfFramework(JsonElement body)
    {
        var names = body.EnumerateObject().Select(static m => m.Name).ToHashSet(StringComparer.Ordinal);
        return names.Contains("detail")
            ? names.IsSubsetOf(["detail", "code"])
            : names.Contains("error")
                && (names.Contains("code") || names.Contains("details"))
                && names.IsSubsetOf(["error", "details", "code"]);
    }

    private static ApiError ReadEnvelope(JsonElement body, JsonElement documented, ApiError error)
    {
        var details = body.TryGetProperty("details", out var found) && found.ValueKind != JsonValueKind.Null ? found : default;
        return error with
        {
            Code = JsonErrorMembers.Find(body, "code", "error.code"),
            Message =
                ScalarText.Read(documented)
                ?? JsonErrorMembers.Find(documented, "message", "detail")
                ?? JsonErrorMembers.Find(body, "message"),
            Details = details.ValueKind == JsonValueKind.Undefined ? null : ScalarText.Read(details) ?? details.GetRawText(),
            FieldErrors = details.ValueKind == JsonValueKind.Object ? DjangoFieldErrors.Read(details) : error.FieldErrors,
        };
    }

    private static ApiError ReadDetail(JsonElement body, JsonElement detail, ApiError error)
    {
        var message = ScalarText.Read(detail) ?? JsonErrorMembers.Find(detail, "message") ?? DjangoFieldErrors.JoinMessages(detail);
        return error with
        {
            Code = JsonErrorMembers.Find(body, "code", "detail.code"),
            Message = message ?? InvalidRequestMessage,
            FieldErrors = message is null ? DjangoFieldErrors.Read(detail) : error.FieldErrors,
        };
    }

    private static ApiError ReadMessages(JsonElement body, ApiError error) =>
        (ScalarText.Read(body) ?? DjangoFieldErrors.JoinMessages(body)) is { } message ? error with { Message = message }
        : DjangoFieldErrors.Read(body) is { Count: > 0 } fields ? error with { Message = InvalidRequestMessage, FieldErrors = fields }
        : error;
}

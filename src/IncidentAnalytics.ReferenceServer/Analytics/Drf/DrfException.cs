using System.Globalization;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Hosting;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>An error response, like the exceptions of Django REST Framework.</summary>
internal sealed class DrfException : Exception
{
    private DrfException(int status, string code, JsonNode detail)
        : base(code)
    {
        Status = status;
        Code = code;
        Detail = detail;
    }

    public int Status { get; }

    /// <summary>The code in the envelope, in upper case.</summary>
    public string Code { get; }

    /// <summary>A message, or the messages by field of a validation error.</summary>
    public JsonNode Detail { get; }

    /// <summary>The value of <c>Retry-After</c>, in seconds.</summary>
    public int? RetryAfterSeconds { get; private init; }

    /// <summary>An error outside of the views, such as a body that is too large.</summary>
    public static DrfException Unexpected(int status, string message) =>
        new(status, status >= 500 ? "SERVER_ERROR" : "BAD_REQUEST", message);

    public static DrfException Invalid(JsonObject messagesByField) => new(400, "VALIDATION_ERROR", messagesByField);

    /// <summary>A validation error that belongs to no single field.</summary>
    public static DrfException Invalid(string message) => Invalid(new JsonObject { ["non_field_errors"] = new JsonArray(message) });

    public static DrfException NotJson(string reason) => new(400, "PARSE_ERROR", $"JSON parse error - {reason}");

    public static DrfException NotAuthenticated() => new(401, "NOT_AUTHENTICATED", "Authentication credentials were not provided.");

    public static DrfException AuthenticationFailed(string detail) => new(401, "AUTHENTICATION_FAILED", detail);

    public static DrfException PermissionDenied(string detail = "You do not have permission to perform this action.") =>
        new(403, "PERMISSION_DENIED", detail);

    public static DrfException NotFound(string detail = "Not found.") => new(404, "NOT_FOUND", detail);

    public static DrfException MethodNotAllowed(string method) => new(405, "METHOD_NOT_ALLOWED", $"Method \"{method}\" not allowed.");

    public static DrfException NotAcceptable() => new(406, "NOT_ACCEPTABLE", "Could not satisfy the request Accept header.");

    public static DrfException Conflict(string detail) => new(409, "CONFLICT", detail);

    public static DrfException UnsupportedMediaType(string mediaType) =>
        new(415, "UNSUPPORTED_MEDIA_TYPE", $"Unsupported media type \"{mediaType}\" in request.");

    public static DrfException Throttled(TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        var unit = seconds == 1 ? "second" : "seconds";
        return new(429, "THROTTLED", FormattableString.Invariant($"Request was throttled. Expected available in {seconds} {unit}."))
        {
            RetryAfterSeconds = seconds,
        };
    }
}

/// <summary>Writes error responses in the documented envelope or in the plain format of the framework.</summary>
/// <param name="isPlain">Whether the plain format is enabled.</param>
internal sealed class ErrorWriter(Func<bool> isPlain)
{
    public Task WriteAsync(HttpContext context, DrfException error)
    {
        if (error.Status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Token";
        }

        if (error.RetryAfterSeconds is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return Answer.JsonAsync(context, error.Status, isPlain() ? Plain(error) : Envelope(error));
    }

    private static JsonObject Plain(DrfException error) =>
        error.Detail as JsonObject ?? new JsonObject { ["detail"] = error.Detail.DeepClone() };

    private static JsonObject Envelope(DrfException error) =>
        new()
        {
            ["error"] = Message(error.Status),
            ["details"] = error.Detail.DeepClone(),
            ["code"] = error.Code,
        };

    // The first four as the vendor documents them.
    private static string Message(int status) =>
        status switch
        {
            StatusCodes.Status400BadRequest => "Invalid request data",
            StatusCodes.Status401Unauthorized => "Authentication required",
            StatusCodes.Status403Forbidden => "Insufficient permissions",
            StatusCodes.Status404NotFound => "Resource not found",
            StatusCodes.Status405MethodNotAllowed => "Method not allowed",
            StatusCodes.Status406NotAcceptable => "Not acceptable",
            StatusCodes.Status409Conflict => "Conflict",
            StatusCodes.Status413PayloadTooLarge => "Request too large",
            StatusCodes.Status415UnsupportedMediaType => "Unsupported media type",
            StatusCodes.Status429TooManyRequests => "Too many requests",
            >= StatusCodes.Status500InternalServerError => "Server error",
            _ => "Invalid request",
        };
}

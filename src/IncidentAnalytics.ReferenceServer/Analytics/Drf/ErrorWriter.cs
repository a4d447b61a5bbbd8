using System.Globalization;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Hosting;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

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

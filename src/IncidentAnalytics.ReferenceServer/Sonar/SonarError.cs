using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Hosting;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>The error body of Sonar: <c>{"error_code", "error_msg"}</c>.</summary>
internal static class SonarError
{
    /// <summary>For unknown paths, wrong methods and the server's own bugs.</summary>
    public static Task AnswerAsync(HttpContext context, int status, string message) => WriteAsync(context, status, CodeOf(status), message);

    public static Task InvalidArgumentAsync(HttpContext context, string message) =>
        WriteAsync(context, StatusCodes.Status400BadRequest, "invalid-argument", message);

    public static Task UnauthorizedAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return WriteAsync(
            context,
            StatusCodes.Status401Unauthorized,
            "unauthorized",
            "A valid API key is required: Authorization: Bearer <API_KEY>."
        );
    }

    private static Task WriteAsync(HttpContext context, int status, string code, string message) =>
        Answer.JsonAsync(context, status, new JsonObject { ["error_code"] = code, ["error_msg"] = message });

    private static string CodeOf(int status) =>
        status switch
        {
            StatusCodes.Status404NotFound => "not-found",
            StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
            >= StatusCodes.Status500InternalServerError => "internal-error",
            _ => "bad-request",
        };
}

using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Hosting;
using IncidentAnalytics.ReferenceServer.World;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary><c>GET /api/sonar/tickets</c>.</summary>
internal sealed class SonarTicketsEndpoint(WorldStore world, SonarBehavior behavior)
{
    public const string Path = Root + "/tickets";

    private const string Root = "/api/sonar";

    private const string Scheme = "Bearer ";

    public void Map(RouteTable routes, ErrorFormats formats)
    {
        routes.MapGet(Path, AnswerAsync);
        formats.Add(Root, SonarError.AnswerAsync);
    }

    private Task AnswerAsync(HttpContext context)
    {
        if (!HasApiKey((string?)context.Request.Headers.Authorization))
        {
            return SonarError.UnauthorizedAsync(context);
        }

        try
        {
            var query = SonarQueryReader.Read(context.Request.QueryString.Value);
            var page = SonarBoard.GetOrCreate(world.Current).Find(query with { Limit = Math.Min(query.Limit, behavior.PageCap) });
            return Answer.JsonAsync(
                context,
                StatusCodes.Status200OK,
                (page, behavior.UtcOffset),
                static (json, answer) => SonarTicketWriter.Write(json, answer.page, answer.UtcOffset)
            );
        }
        catch (SonarArgumentException e)
        {
            return SonarError.InvalidArgumentAsync(context, e.Message);
        }
    }

    private static bool HasApiKey(string? authorization) =>
        authorization is not null
        && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && authorization[Scheme.Length..].Trim() == ReferenceCredentials.SonarApiKey;
}

/// <summary>The error body of Sonar: <c>{"error_code", "error_msg"}</c>.</summary>
internal static class SonarError
{
    /// <summary>Writes the response for an unknown path, a wrong method or an unexpected exception.</summary>
    public static Task AnswerAsync(HttpContext context, int status, string message) =>
        WriteAsync(context, status, GetCode(status), message);

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

    private static string GetCode(int status) =>
        status switch
        {
            StatusCodes.Status404NotFound => "not-found",
            StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
            >= StatusCodes.Status500InternalServerError => "internal-error",
            _ => "bad-request",
        };
}

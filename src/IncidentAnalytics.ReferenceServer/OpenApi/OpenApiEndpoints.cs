using System.Reflection;
using IncidentAnalytics.ReferenceServer.Hosting;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.OpenApi;

/// <summary>
/// <c>/openapi/tickets.json</c> and its sisters: the services as OpenAPI 3.0 documents. They are embedded, and read from the assembly when they are
/// requested.
/// </summary>
internal static class OpenApiEndpoints
{
    public const string Root = "/openapi";

    /// <summary>The names of the documents, without <c>.json</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["tickets", "events", "sonar", "analytics"];

    public static void Map(RouteTable routes)
    {
        foreach (var name in Names)
        {
            routes.MapGet(PathOf(name), context => AnswerAsync(context, name));
        }
    }

    public static string PathOf(string name) => $"{Root}/{name}.json";

    private static async Task AnswerAsync(HttpContext context, string name)
    {
        using var document = Assembly.GetExecutingAssembly().GetManifestResourceStream($"OpenApi.{name}.json")!;
        var bytes = new byte[document.Length];
        await document.ReadExactlyAsync(bytes, context.RequestAborted).ConfigureAwait(false);

        // Editors and generators in a browser may read it, whatever their origin: it is the same for everyone.
        context.Response.Headers.AccessControlAllowOrigin = "*";
        await Answer.JsonAsync(context, StatusCodes.Status200OK, bytes).ConfigureAwait(false);
    }
}

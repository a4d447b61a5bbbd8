using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>
/// Handles a request in the order of Django REST Framework: URL, Accept header, credentials, permission, limits, method. A request
/// without credentials is a 401 whatever its method, and a refused request counts toward no limit.
/// </summary>
/// <param name="root">The path prefix of all URLs, with a slash at the end.</param>
/// <param name="views">The views by URL.</param>
/// <param name="authenticator">Identifies the user.</param>
/// <param name="throttle">Counts the request; throws when the user has exceeded a limit.</param>
/// <param name="errors">Writes error responses.</param>
internal sealed class Dispatcher(string root, ViewTable views, Authenticator authenticator, Action<DrfUser> throttle, ErrorWriter errors)
{
    public async Task AnswerAsync(HttpContext context)
    {
        var path = Path(context);
        if (views.Find(path, out var id) is not { } view)
        {
            await NoViewAsync(context, path).ConfigureAwait(false);
            return;
        }

        context.Response.Headers.Allow = view.Allow;
        try
        {
            var response = await DispatchAsync(context, view, id).ConfigureAwait(false);
            await Hosting.Answer.JsonAsync(context, response.Status, response.Body).ConfigureAwait(false);
        }
        catch (DrfException e)
        {
            await errors.WriteAsync(context, e).ConfigureAwait(false);
        }
    }

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private async Task<DrfResponse> DispatchAsync(HttpContext context, View view, string? id)
    {
        var method = context.Request.Method;
        if (!AcceptHeader.TakesJson(context.Request.Headers.Accept))
        {
            throw DrfException.NotAcceptable();
        }

        var user = authenticator.Authenticate(context.Request, isSafe: IsSafe(method)) ?? throw DrfException.NotAuthenticated();
        if (!user.MayWrite && !IsSafe(method))
        {
            throw DrfException.PermissionDenied();
        }

        throttle(user);
        var request = new DrfRequest(context, user, id);
        if (HttpMethods.IsOptions(method))
        {
            return DrfResponse.Ok(Describe(view));
        }

        if (view.Get is { } get && (HttpMethods.IsGet(method) || HttpMethods.IsHead(method)))
        {
            return get(request);
        }

        return view.Post is { } post && HttpMethods.IsPost(method)
            ? await post(request).ConfigureAwait(false)
            : throw DrfException.MethodNotAllowed(method);
    }

    private static JsonObject Describe(View view) =>
        new()
        {
            ["name"] = view.Name,
            ["description"] = "",
            ["renders"] = new JsonArray("application/json"),
            ["parses"] = new JsonArray("application/json"),
        };

    // Django treats an escaped slash as a slash, so it is never part of an id.
    private string Path(HttpContext context)
    {
        var path = context.Request.Path.Value!.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        return path.Length < root.Length ? "" : path[root.Length..];
    }

    /// <summary>Redirects to the URL with a slash at the end if there is one, whatever the method; otherwise 404.</summary>
    private async Task NoViewAsync(HttpContext context, string path)
    {
        if (!path.EndsWith('/') && views.Find(path + "/", out _) is not null)
        {
            context.Response.Headers.Location = $"{context.Request.Path.ToUriComponent()}/{context.Request.QueryString.Value}";
            await HtmlResponse.EmptyAsync(context, StatusCodes.Status301MovedPermanently).ConfigureAwait(false);
            return;
        }

        await HtmlResponse.NotFoundAsync(context).ConfigureAwait(false);
    }
}

/// <summary>Content negotiation of a server that only writes JSON.</summary>
internal static class AcceptHeader
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public static bool TakesJson(StringValues accept) =>
        accept.All(string.IsNullOrWhiteSpace)
        || (
            MediaTypeHeaderValue.TryParseList([accept.ToString()], out var types)
            && types.Any(static type => Json.IsSubsetOf(new MediaTypeHeaderValue(type.MediaType)))
        );
}

/// <summary>HTML responses that Django itself sends.</summary>
internal static class HtmlResponse
{
    private static readonly byte[] NotFound = Encoding.UTF8.GetBytes(
        """
        <!doctype html>
        <html lang="en">
        <head><title>Not Found</title></head>
        <body><h1>Not Found</h1><p>The requested resource was not found on this server.</p></body>
        </html>

        """
    );

    public static Task NotFoundAsync(HttpContext context) => WriteAsync(context, StatusCodes.Status404NotFound, NotFound);

    public static Task EmptyAsync(HttpContext context, int status) => WriteAsync(context, status, ReadOnlyMemory<byte>.Empty);

    private static async Task WriteAsync(HttpContext context, int status, ReadOnlyMemory<byte> body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }
}

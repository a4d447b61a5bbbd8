using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>
/// What happens to a request, in the order of Django REST Framework: URL, Accept header, credentials, permission, limits, method. So a
/// request without credentials is a 401 whatever its method, and a refused one counts towards no limit.
/// </summary>
/// <param name="root">The path that all URLs begin with, with its slash.</param>
/// <param name="views">The URLs.</param>
/// <param name="authenticator">Tells who asks.</param>
/// <param name="throttle">Counts, and refuses by throwing.</param>
/// <param name="errors">Writes errors.</param>
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

        context.Response.Headers.Allow = string.Join(", ", view.AllowedMethods);
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

    // An escaped slash is a slash to Django, so that it never is part of an id.
    private string Path(HttpContext context)
    {
        var path = context.Request.Path.Value!.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        return path.Length < root.Length ? "" : path[root.Length..];
    }

    /// <summary>A forgotten slash leads on, whatever the method; anything else is a page that is not there.</summary>
    private async Task NoViewAsync(HttpContext context, string path)
    {
        if (!path.EndsWith('/') && views.Find(path + "/", out _) is not null)
        {
            context.Response.Headers.Location = $"{context.Request.Path.ToUriComponent()}/{context.Request.QueryString.Value}";
            await HtmlAnswer.EmptyAsync(context, StatusCodes.Status301MovedPermanently).ConfigureAwait(false);
            return;
        }

        await HtmlAnswer.NotFoundAsync(context).ConfigureAwait(false);
    }
}

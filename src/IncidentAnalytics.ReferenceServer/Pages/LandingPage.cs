using System.Text;
using IncidentAnalytics.ReferenceServer.Administration;
using IncidentAnalytics.ReferenceServer.Hosting;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Pages;

/// <summary>
/// The page at <c>/</c> for people with a browser. To other clients the path does not exist. It needs nothing but itself: no script, no file, no other
/// host.
/// </summary>
internal sealed class LandingPage(IncidentAnalyticsServer server, long seed)
{
    private const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static bool IsRequested(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Path == "/"
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    public async Task AnswerAsync(HttpContext context)
    {
        if (AdministrationGuard.GetRefusal(context.Request) is var (status, reason))
        {
            await Answer.ErrorAsync(context, status, reason).ConfigureAwait(false);
            return;
        }

        var page = Encoding.UTF8.GetBytes(LandingPageHtml.Format(server, seed, $"{context.Request.Scheme}://{context.Request.Host}"));
        var response = context.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = page.Length;
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        await response.Body.WriteAsync(page, context.RequestAborted).ConfigureAwait(false);
    }
}

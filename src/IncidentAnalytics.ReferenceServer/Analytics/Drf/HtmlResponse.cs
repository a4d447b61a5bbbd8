using System.Text;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

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

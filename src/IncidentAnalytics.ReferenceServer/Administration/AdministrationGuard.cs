using System.Net;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Administration;

/// <summary>
/// Protects the administration, which requires no credentials, from web pages in a browser on this machine. The Host must be a loopback name
/// (DNS rebinding), the Origin the server's own, and the body of a type that a page can send only after a preflight request.
/// </summary>
internal static class AdministrationGuard
{
    /// <summary>The status and the reason of a refusal; null when the request is allowed.</summary>
    public static (int Status, string Reason)? GetRefusal(HttpRequest request)
    {
        if (!IsOwnHost(request.Host))
        {
            return (
                StatusCodes.Status403Forbidden,
                "The administration is available only under the host names localhost, 127.x.x.x and [::1]."
            );
        }

        if (
            request.Headers.Origin is [var origin, ..]
            && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
        )
        {
            return (StatusCodes.Status403Forbidden, "The administration is not available to pages of another origin.");
        }

        if (request.Headers["Sec-Fetch-Site"] is [var site, ..] && site is not ("same-origin" or "none"))
        {
            return (StatusCodes.Status403Forbidden, "The administration is not available to pages of another site.");
        }

        var hasBody = request.ContentLength is > 0 || request.Headers.TransferEncoding.Count > 0;
        return hasBody && !HasExpectedType(request)
            ? (
                StatusCodes.Status415UnsupportedMediaType,
                $"The Content-Type of the body must be {(IsLoad(request) ? "application/x-ndjson or application/json" : "application/json")}."
            )
            : null;
    }

    /// <summary>Whether the request loads tickets. Its body may be larger than that of other requests.</summary>
    public static bool IsLoad(HttpRequest request) => string.Equals(request.Path, TicketLoadEndpoint.Path, StringComparison.Ordinal);

    private static bool IsOwnHost(HostString host) =>
        host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool HasExpectedType(HttpRequest request)
    {
        var type = (request.ContentType ?? "").Split(';')[0].Trim();
        return type.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || (
                IsLoad(request)
                && (
                    type.Equals("application/x-ndjson", StringComparison.OrdinalIgnoreCase)
                    || type.Equals("application/ndjson", StringComparison.OrdinalIgnoreCase)
                )
            );
    }
}

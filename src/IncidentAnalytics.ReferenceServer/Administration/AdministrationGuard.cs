using System.Net;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Administration;

/// <summary>
/// Keeps web pages from the administration, which asks for no credentials: a browser on this machine sends what any page tells it to. The Host must
/// be this machine's own (a foreign name may have been made to lead here), the Origin the server's own, and a body must be of a type that a page can
/// only send after it has asked.
/// </summary>
internal static class AdministrationGuard
{
    /// <summary>Why a request is refused, with its status; null when it may pass.</summary>
    public static (int Status, string Reason)? Refusal(HttpRequest request)
    {
        if (!IsOwnHost(request.Host))
        {
            return (
                StatusCodes.Status403Forbidden,
                "The administration answers only to this machine's own host names: localhost, 127.x.x.x or [::1]."
            );
        }

        if (
            request.Headers.Origin is [var origin, ..]
            && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
        )
        {
            return (StatusCodes.Status403Forbidden, "The administration does not answer to pages of another origin.");
        }

        if (request.Headers["Sec-Fetch-Site"] is [var site, ..] && site is not ("same-origin" or "none"))
        {
            return (StatusCodes.Status403Forbidden, "The administration does not answer to pages of another site.");
        }

        var hasBody = request.ContentLength is > 0 || request.Headers.TransferEncoding.Count > 0;
        return hasBody && !IsExpected(request)
            ? (
                StatusCodes.Status415UnsupportedMediaType,
                $"The body must be {(IsLoad(request) ? "application/x-ndjson or application/json" : "application/json")}, and say so."
            )
            : null;
    }

    /// <summary>Whether the request loads tickets, whose bodies may be longer than others.</summary>
    public static bool IsLoad(HttpRequest request) => string.Equals(request.Path, TicketLoadEndpoint.Path, StringComparison.Ordinal);

    private static bool IsOwnHost(HostString host) =>
        host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsExpected(HttpRequest request)
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

using System.Net;

namespace IncidentAnalytics.Client.Resilience;

/// <summary>Whether a response to a request without an operation, such as GET of a POST route, comes from the service itself.</summary>
internal static class Reachability
{
    // The gateway in front of the service is Amazon's. It answers 403 for a method that it does not know, whatever the credential.
    private const string GatewayErrorHeader = "x-amzn-ErrorType";
    private const string UnknownMethod = "MissingAuthenticationTokenException";

    public static bool IsProvenBy(HttpResponseMessage response) =>
        response.StatusCode switch
        {
            HttpStatusCode.Forbidden => response.Headers.NonValidated.TryGetValues(GatewayErrorHeader, out var error)
                && error.ToString().StartsWith(UnknownMethod, StringComparison.Ordinal),
            HttpStatusCode.Unauthorized
            or HttpStatusCode.ProxyAuthenticationRequired
            or HttpStatusCode.RequestTimeout
            or HttpStatusCode.TooManyRequests => false,
            var status => status is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError,
        };
}

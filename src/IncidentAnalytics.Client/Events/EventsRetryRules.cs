using System.Net;

namespace IncidentAnalytics.Client.Events;

/// <summary>
/// What is worth repeating on the events service. Counting only reads; the statuses are the usual ones. A 503 of the service's own
/// says that the request must not be repeated unchanged; any other comes from a proxy and may pass.
/// </summary>
internal static class EventsRetryRules
{
    private const string OwnCodes = "AOM.";

    public static readonly RetryRules Rules = new()
    {
        IsFinal = static error => error.StatusCode == HttpStatusCode.ServiceUnavailable && error.Code?.StartsWith(OwnCodes, StringComparison.Ordinal) == true,
    };
}

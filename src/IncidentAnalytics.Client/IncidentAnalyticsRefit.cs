using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tickets;
using Refit;

namespace IncidentAnalytics.Client;

/// <summary>Uses the Refit interfaces, such as <see cref="ITicketsApi"/>, without the clients of this package.</summary>
public static class IncidentAnalyticsRefit
{
    /// <summary>
    /// Creates the Refit settings that the interfaces need: how values are written into addresses, and how bodies are written and read.
    /// Pass them to <c>RestService.ForGenerated&lt;ITicketsApi&gt;(httpClient, settings)</c>.
    /// </summary>
    /// <returns>New settings, which may be changed.</returns>
    /// <remarks>
    /// Only the form of requests and responses is the same then. Tokens, retries, timeouts, limits and telemetry belong to the clients;
    /// a failed call throws Refit's own exceptions, a success without a body is null, and <see cref="RequestOptions"/> are ignored.
    /// </remarks>
    public static RefitSettings CreateSettings() =>
        ApiFactory.CreateSettings(
            TicketsJsonContext.Default,
            EventsJsonContext.Default,
            SonarJsonContext.Default,
            AnalyticsJsonContext.Default
        );
}

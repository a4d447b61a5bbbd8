using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tickets;
using Refit;

namespace IncidentAnalytics.Client;

/// <summary>Supports the Refit interfaces, such as <see cref="ITicketsApi"/>, without the clients of this package.</summary>
/// <example>
/// <code>
/// using var http = new HttpClient { BaseAddress = new Uri("https://sonar.example.com") };
/// http.DefaultRequestHeaders.Authorization = new("Bearer", "my-api-key");
/// var sonar = Refit.RestService.ForGenerated&lt;ISonarApi&gt;(http, IncidentAnalyticsRefit.CreateSettings());
/// </code>
/// </example>
public static class IncidentAnalyticsRefit
{
    /// <summary>
    /// Creates the Refit settings of the interfaces, which format values of addresses and serialize bodies. Pass them to <c>RestService.ForGenerated&lt;ITicketsApi&gt;(httpClient, settings)</c>.
    /// </summary>
    /// <returns>New settings, which can be changed.</returns>
    /// <remarks>
    /// Tokens, retries, timeouts, size limits and telemetry are features of the clients. With these settings alone, failed calls throw
    /// Refit's own exceptions, a success without a body is null, and <see cref="RequestOptions"/> are ignored.
    /// </remarks>
    public static RefitSettings CreateSettings() =>
        ApiFactory.CreateSettings(
            TicketsJsonContext.Default,
            EventsJsonContext.Default,
            SonarJsonContext.Default,
            AnalyticsJsonContext.Default
        );
}

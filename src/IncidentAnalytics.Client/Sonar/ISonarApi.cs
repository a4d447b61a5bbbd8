using Refit;
using static IncidentAnalytics.Client.Http.OperationTraits;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>The Sonar service, endpoint by endpoint. Low-level interface: use <see cref="SonarClient"/> for typed results.</summary>
public interface ISonarApi
{
    /// <summary>Lists tickets, one page of them: <c>GET /api/sonar/tickets</c>.</summary>
    /// <param name="query">Which tickets, and how many; null for the service's defaults.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response body.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="ArgumentException">A parameter or option cannot be sent; <c>ParamName</c> is its path.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [Get("/api/sonar/tickets")]
    Task<SonarTicketListResponse> ListTicketsAsync(
        [Query] SonarTicketParameters? query,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );
}

/// <summary>The operations of <see cref="ISonarApi"/>.</summary>
internal static class SonarOperations
{
    private static SonarJsonContext Json => SonarJsonContext.Default;

    public static OperationTable All { get; } =
        new() { { nameof(ISonarApi.ListTicketsAsync), "sonar.list_tickets", static () => Json.SonarTicketListResponse, RetrySafe } };
}

using Refit;
using static IncidentAnalytics.Client.Http.OperationTraits;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>Low-level interface to the Sonar service. Use <see cref="SonarClient"/> for paging and validation.</summary>
public interface ISonarApi
{
    /// <summary>Lists one page of tickets: <c>GET /api/sonar/tickets</c>.</summary>
    [Get("/api/sonar/tickets")]
    Task<SonarTicketListResponse> ListTicketsAsync(
        [Query] SonarTicketListQuery? query,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );
}

/// <summary>Operations of <see cref="ISonarApi"/>.</summary>
internal static class SonarOperations
{
    private static SonarJsonContext Json => SonarJsonContext.Default;

    public static OperationTable All { get; } =
        new() { { nameof(ISonarApi.ListTicketsAsync), "sonar.list_tickets", static () => Json.SonarTicketListResponse, RetrySafe } };
}

using Refit;
using static IncidentAnalytics.Client.Http.OperationTraits;

namespace IncidentAnalytics.Client.Events;

/// <summary>Low-level interface to the events service. Use <see cref="EventsClient"/> for typed results.</summary>
public interface IEventsApi
{
    /// <summary>Counts events and alarms: <c>POST /v2/{project_id}/events/statistic</c>.</summary>
    [Post("/v2/{project_id}/events/statistic")]
    Task<EventStatisticsResponse> GetStatisticsAsync(
        [AliasAs("project_id")] string projectId,
        [AliasAs("type")] EventType? type,
        [Body] EventStatisticsBody body,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );
}

/// <summary>Operations of <see cref="IEventsApi"/>.</summary>
internal static class EventsOperations
{
    private static EventsJsonContext Json => EventsJsonContext.Default;

    public static OperationTable All { get; } =
        new() { { nameof(IEventsApi.GetStatisticsAsync), "events.get_statistics", static () => Json.EventStatisticsResponse, RetrySafe } };
}

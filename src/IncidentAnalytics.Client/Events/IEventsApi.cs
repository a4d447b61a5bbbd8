using Refit;
using static IncidentAnalytics.Client.Http.OperationTraits;

namespace IncidentAnalytics.Client.Events;

/// <summary>The events service, endpoint by endpoint. Low-level interface: use <see cref="EventsClient"/> for typed results.</summary>
public interface IEventsApi
{
    /// <summary>Counts the events and alarms of a window: <c>POST /v2/{project_id}/events/statistic</c>.</summary>
    /// <param name="projectId">The project whose events are counted.</param>
    /// <param name="type">What to count; null leaves the parameter out.</param>
    /// <param name="body">Which events to count, and how.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response body.</returns>
    /// <exception cref="IncidentAnalyticsException">The call failed; the derived types say how.</exception>
    /// <exception cref="ArgumentException">An argument or option cannot be sent; <c>ParamName</c> is its path.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [Post("/v2/{project_id}/events/statistic")]
    Task<EventStatisticsResponse> GetStatisticsAsync(
        [AliasAs("project_id")] string projectId,
        [AliasAs("type")] EventType? type,
        [Body] EventStatisticsBody body,
        [Property] RequestOptions? options,
        CancellationToken cancellationToken
    );
}

/// <summary>The operations of <see cref="IEventsApi"/>.</summary>
internal static class EventsOperations
{
    private static EventsJsonContext Json => EventsJsonContext.Default;

    public static OperationTable All { get; } =
        new() { { nameof(IEventsApi.GetStatisticsAsync), "events.get_statistics", static () => Json.EventStatisticsResponse, RetrySafe } };
}

namespace IncidentAnalytics.Client.Events;

/// <summary>Statistics of events and alarms.</summary>
public sealed class EventsClient
{
    /// <summary>A project id that is never sent.</summary>
    internal const string UnknownProjectId = "-";

    private readonly TimeProvider _time;
    private readonly string? _projectId;

    /// <summary>Initializes a client over an implementation of the interface.</summary>
    /// <param name="api">The implementation; a mock in tests.</param>
    /// <param name="projectId">The project of requests that name none; null for none.</param>
    public EventsClient(IEventsApi api, string? projectId = null)
        : this(api, TimeProvider.System, projectId) { }

    internal EventsClient(IEventsApi api, TimeProvider time, string? projectId)
    {
        ArgumentNullException.ThrowIfNull(api);
        Api = api;
        _time = time;
        _projectId = projectId;
    }

    /// <summary>The low-level interface.</summary>
    public IEventsApi Api { get; }

    /// <summary>Stands in a client for a service that its constructor was not given.</summary>
    internal static EventsClient Missing { get; } =
        new(
            ApiFactory.CreateUnconfigured<IEventsApi>(
                "the client's constructor was given no EventsClient.",
                EventsOperations.All,
                EventsJsonContext.Default
            ),
            UnknownProjectId
        );

    /// <summary>Counts the events and alarms of a window: <c>POST /v2/{project_id}/events/statistic</c>.</summary>
    /// <param name="request">Which events, and how to count them. It is copied and checked before this method returns.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The counts, point by point and by severity.</returns>
    /// <exception cref="ArgumentException">The request cannot be sent; <c>ParamName</c> is the path of the member at fault.</exception>
    /// <exception cref="InvalidOperationException">The service is not configured; the message says what is missing.</exception>
    /// <exception cref="ApiException">The service answered with an error; the derived types say which.</exception>
    /// <exception cref="ApiTimeoutException">The call took longer than the options allow.</exception>
    /// <exception cref="ApiConnectionException">The service could not be reached, or the connection broke.</exception>
    /// <exception cref="InvalidResponseException">The answer cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<EventStatistics> GetStatisticsAsync(
        EventStatisticsRequest request,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        return SendAsync(
            request.ProjectIdOr(_projectId),
            request.CheckedType(),
            request.ToBody(_time.GetUtcNow()),
            options,
            cancellationToken
        );
    }

    private async Task<EventStatistics> SendAsync(
        string projectId,
        EventType? type,
        EventStatisticsBody body,
        RequestOptions? options,
        CancellationToken cancellationToken
    )
    {
        var response = await Api.GetStatisticsAsync(projectId, type, body, options, cancellationToken).ConfigureAwait(false);
        return new(response);
    }
}

namespace IncidentAnalytics.Client.Events;

/// <summary>Client for the events service.</summary>
/// <remarks>
/// <para>Calls throw:</para>
/// <list type="bullet">
/// <item><see cref="ArgumentException"/> if an argument cannot be sent; <c>ParamName</c> is the path of the invalid member.</item>
/// <item><see cref="IncidentAnalyticsException"/> if the call fails; see its derived types.</item>
/// <item><see cref="InvalidOperationException"/> if the service is not configured; the message names the missing option.</item>
/// <item><see cref="OperationCanceledException"/> if the caller cancels.</item>
/// </list>
/// </remarks>
public sealed class EventsClient
{
    /// <summary>Project id of a service that is not configured; never sent.</summary>
    internal const string UnconfiguredProjectId = "-";

    private readonly TimeProvider _time;
    private readonly string? _projectId;

    /// <summary>Initializes a client over an implementation of the low-level interface.</summary>
    /// <param name="api">The implementation, such as a mock in tests.</param>
    /// <param name="projectId">Project id of requests without one; null for none.</param>
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

    /// <summary>Placeholder for a client that a constructor was not given.</summary>
    internal static EventsClient Missing { get; } =
        new(
            ApiFactory.CreateUnconfigured<IEventsApi>(
                "the client's constructor was given no EventsClient.",
                EventsOperations.All,
                EventsJsonContext.Default
            ),
            UnconfiguredProjectId
        );

    /// <summary>Counts events and alarms over time: <c>POST /v2/{project_id}/events/statistic</c>.</summary>
    /// <param name="request">Events to count. Validated and copied before this method returns.</param>
    /// <param name="options">Per-call options, or null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The counts by point and severity.</returns>
    /// <example>
    /// <code>
    /// var statistics = await client.Events.GetStatisticsAsync(
    ///     new() { Range = TimeRange.Last(TimeSpan.FromHours(1)), Step = TimeSpan.FromMinutes(1) },
    ///     cancellationToken: cancellationToken
    /// );
    ///
    /// foreach (var series in statistics.Series)
    ///     Console.WriteLine($"{series.Severity}: {series.Total}");
    /// foreach (var point in statistics.Points)
    ///     Console.WriteLine($"{point.Time:HH:mm} {point.Count}");
    /// </code>
    /// </example>
    public Task<EventStatistics> GetStatisticsAsync(
        EventStatisticsRequest request,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        return SendAsync(
            request.ResolveProjectId(_projectId),
            request.GetValidatedType(),
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

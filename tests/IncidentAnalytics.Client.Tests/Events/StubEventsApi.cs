using IncidentAnalytics.Client.Events;

namespace IncidentAnalytics.Client.Tests.Events;

/// <summary>Returns the same response for every call and records the arguments.</summary>
internal sealed class StubEventsApi(string json = "{}") : IEventsApi
{
    public string? ProjectId { get; private set; }

    public EventType? Type { get; private set; }

    public EventStatisticsBody? Body { get; private set; }

    public RequestOptions? Options { get; private set; }

    public CancellationToken CancellationToken { get; private set; }

    public int Calls { get; private set; }

    public Task<EventStatisticsResponse> GetStatisticsAsync(
        string projectId,
        EventType? type,
        EventStatisticsBody body,
        RequestOptions? options,
        CancellationToken cancellationToken
    )
    {
        (ProjectId, Type, Body, Options, CancellationToken) = (projectId, type, body, options, cancellationToken);
        Calls++;
        return Task.FromResult(EventStatisticsResponse.Parse(json));
    }
}

using IncidentAnalytics.Client.Events;

namespace EventTimeline.Arguments;

/// <summary>What to count.</summary>
internal sealed record TimelineOptions
{
    public required TimeSpan Last { get; init; }

    /// <summary>The time between two points.</summary>
    public required TimeSpan Step { get; init; }

    /// <summary>Null: events and alarms, active and past.</summary>
    public required EventType? Type { get; init; }

    public required string? Search { get; init; }

    /// <summary>The service to ask; null: the embedded reference server.</summary>
    public required EventService? Service { get; init; }
}

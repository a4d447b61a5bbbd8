using IncidentAnalytics.Client.Events;

namespace EventTimeline.Arguments;

/// <summary>The options of the timeline.</summary>
internal sealed record TimelineOptions
{
    public required TimeSpan Last { get; init; }

    /// <summary>The time between two points.</summary>
    public required TimeSpan Step { get; init; }

    /// <summary>The type, or null for events and for active and past alarms.</summary>
    public required EventType? Type { get; init; }

    public required string? Search { get; init; }

    /// <summary>The service, or null for the embedded reference server.</summary>
    public required EventService? Service { get; init; }
}

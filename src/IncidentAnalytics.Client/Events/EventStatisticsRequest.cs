using System.Globalization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Events;

/// <summary>Which events and alarms to count, and how.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record EventStatisticsRequest
{
    /// <summary>The project whose events are counted (<c>project_id</c>); null for the one in the options.</summary>
    public string? ProjectId { get; init; }

    /// <summary>What to count (<c>type</c>); null for events and alarms alike.</summary>
    public EventType? Type { get; init; }

    /// <summary>
    /// The window (<c>time_range</c>), both ends included: a <see cref="TimeRange"/> or an <see cref="EventTimeRange"/>.
    /// <see cref="TimeRange.Last"/> counts back from now by the server's clock; <see cref="TimeRange.Until"/> is refused. The
    /// service knows whole minutes only, so durations are rounded up.
    /// </summary>
    public required EventWindow Range { get; init; }

    /// <summary>
    /// The time between two points, in whole milliseconds (<c>step</c>): above zero, and so long that the window has at most
    /// <see cref="EventTimeRange.MaxPoints"/> of them. Newer servers want a minute at least.
    /// </summary>
    public required TimeSpan Step { get; init; }

    /// <summary>A text looked for, loosely, in the metadata's mandatory fields (<c>search</c>); null: not sent.</summary>
    public string? Search { get; init; }

    /// <summary>How what is found is sorted (<c>sort</c>); null: not sent.</summary>
    public EventSort? Sort { get; init; }

    /// <summary>Conditions on the metadata (<c>metadata_relation</c>). Empty: not sent.</summary>
    public IReadOnlyList<EventCondition> MetadataRelation { get; init; } = [];

    /// <summary>The request in words for logs and debuggers.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Type?.ToString() ?? "all"}, {Range}, step {Step:c}, search '{Search}', sort {Sort}, conditions [{string.Join(", ", MetadataRelation ?? [])}]"
        );

    /// <exception cref="ArgumentException">The request names a project that cannot be, or none and there is no other.</exception>
    internal string ProjectIdOr(string? projectId) => ProjectIds.Checked(ProjectId ?? projectId, "request.ProjectId");

    /// <exception cref="ArgumentException">The type is <c>default</c>.</exception>
    internal EventType? CheckedType()
    {
        Guard.ThrowIfEmpty(Type, "request.Type");
        return Type;
    }

    /// <summary>A copy of this request's body as it goes over the wire.</summary>
    /// <exception cref="ArgumentException">A member cannot be sent; <c>ParamName</c> is its path.</exception>
    internal EventStatisticsBody ToBody(DateTimeOffset now)
    {
        var range = Range.Resolve(now, "request.Range");
        return new()
        {
            TimeRange = range.ToString(),
            Step = StepFor(range, "request.Step"),
            Search = Search,
            Sort = Sort?.Copy("request.Sort"),
            MetadataRelation = Conditions(),
        };
    }

    private long StepFor(EventTimeRange range, string path)
    {
        if (Step <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(path, Step, "The step must be above zero.");
        if (Step.Ticks % TimeSpan.TicksPerMillisecond != 0)
            throw new ArgumentOutOfRangeException(path, Step, "The step must be a whole number of milliseconds.");

        var milliseconds = Step.Ticks / TimeSpan.TicksPerMillisecond;
        return EventTimeRangeRules.StepViolation(range.Minutes, milliseconds) is { } rule
            ? throw new ArgumentOutOfRangeException(path, Step, rule)
            : milliseconds;
    }

    private EventCondition[]? Conditions()
    {
        if (MetadataRelation is null or [])
            return null;

        EventCondition[] copy = [.. MetadataRelation];
        for (var i = 0; i < copy.Length; i++)
        {
            var path = ParameterPath.Element("request.MetadataRelation", i);
            ArgumentNullException.ThrowIfNull(copy[i], path);
            copy[i] = copy[i].Copy(path);
        }

        return copy;
    }
}

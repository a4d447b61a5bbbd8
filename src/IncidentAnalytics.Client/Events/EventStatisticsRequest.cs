using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
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

/// <summary>
/// The window of a request to the events service: a <see cref="TimeRange"/>, for people, or an <see cref="EventTimeRange"/>,
/// exactly as it is on the wire. It converts from both by itself. <c>default</c> is no window and is refused where it is used.
/// </summary>
public readonly record struct EventWindow
{
    private readonly object? _range;

    private EventWindow(object? range) => _range = range;

    /// <summary>A range for people, turned into the wire's form at the moment of the call; null makes <c>default</c>.</summary>
    public static implicit operator EventWindow(TimeRange? range) => new(range);

    /// <summary>A range exactly as it is on the wire; null makes <c>default</c>.</summary>
    public static implicit operator EventWindow(EventTimeRange? range) => new(range);

    /// <summary>The range in its own words; empty for <c>default</c>.</summary>
    public override string ToString() => _range?.ToString() ?? "";

    /// <exception cref="ArgumentException">The window is <c>default</c> or cannot be asked for.</exception>
    internal EventTimeRange Resolve(DateTimeOffset now, string path) =>
        _range switch
        {
            EventTimeRange exact => exact,
            TimeRange range => EventTimeRange.From(range, now, path),
            _ => throw new ArgumentNullException(path, "A window is needed here: a TimeRange or an EventTimeRange."),
        };
}

/// <summary>A condition on the metadata of events and alarms (<c>metadata_relation</c>), on the wire and in requests.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record EventCondition
{
    /// <summary>The key in the metadata, such as <c>event_severity</c> (<c>key</c>). Requests need one.</summary>
    [JsonPropertyName("key")]
    public string? Key { get; init; }

    /// <summary>The values looked for (<c>value</c>). Empty: not sent.</summary>
    [JsonPropertyName("value")]
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>How this condition stands to the others (<c>relation</c>). Null: not sent.</summary>
    [JsonPropertyName("relation")]
    public EventRelation? Relation { get; init; }

    /// <summary>A condition that must be met like all others (<c>AND</c>).</summary>
    /// <param name="key">The key in the metadata.</param>
    /// <param name="values">The values looked for.</param>
    public static EventCondition And(string key, params string[] values) =>
        new()
        {
            Key = key,
            Values = values,
            Relation = EventRelation.And,
        };

    /// <summary>A condition of which one must be met (<c>OR</c>).</summary>
    /// <param name="key">The key in the metadata.</param>
    /// <param name="values">The values looked for.</param>
    public static EventCondition Or(string key, params string[] values) =>
        new()
        {
            Key = key,
            Values = values,
            Relation = EventRelation.Or,
        };

    /// <summary>A condition that must not be met (<c>NOT</c>).</summary>
    /// <param name="key">The key in the metadata.</param>
    /// <param name="values">The values looked for.</param>
    public static EventCondition Not(string key, params string[] values) =>
        new()
        {
            Key = key,
            Values = values,
            Relation = EventRelation.Not,
        };

    /// <summary>The condition as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, EventsJsonContext.Default.EventCondition);

    /// <summary>A copy of this as it goes over the wire.</summary>
    /// <exception cref="ArgumentException">A member cannot be sent; <c>ParamName</c> is its path.</exception>
    internal EventCondition Copy(string path)
    {
        Guard.ThrowIfNullOrWhiteSpace(Key, path + ".Key");
        Guard.ThrowIfEmpty(Relation, path + ".Relation");

        return new()
        {
            Key = Key,
            Values = TextList.Copy(Values, path + ".Values", allowsEmptyTexts: true),
            Relation = Relation,
        };
    }
}

/// <summary>How what is found is sorted (<c>sort</c>), on the wire and in requests. Null members are not sent.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record EventSort
{
    /// <summary>The fields to sort by, the first one first (<c>order_by</c>). Empty: not sent.</summary>
    [JsonPropertyName("order_by")]
    public IReadOnlyList<string>? OrderBy { get; init; }

    /// <summary>Which way (<c>order</c>).</summary>
    [JsonPropertyName("order")]
    public EventSortOrder? Order { get; init; }

    /// <summary>Smallest first.</summary>
    /// <param name="fields">The fields to sort by, the first one first.</param>
    public static EventSort Ascending(params string[] fields) => new() { OrderBy = fields, Order = EventSortOrder.Ascending };

    /// <summary>Greatest first.</summary>
    /// <param name="fields">The fields to sort by, the first one first.</param>
    public static EventSort Descending(params string[] fields) => new() { OrderBy = fields, Order = EventSortOrder.Descending };

    /// <summary>The order as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, EventsJsonContext.Default.EventSort);

    /// <summary>A copy of this as it goes over the wire; null when there is nothing in it.</summary>
    /// <exception cref="ArgumentException">A member cannot be sent; <c>ParamName</c> is its path.</exception>
    internal EventSort? Copy(string path)
    {
        Guard.ThrowIfEmpty(Order, path + ".Order");
        var fields = TextList.Copy(OrderBy, path + ".OrderBy", allowsEmptyTexts: false);
        return fields is null && Order is null ? null : new() { OrderBy = fields, Order = Order };
    }
}

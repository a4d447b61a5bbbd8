using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Events;

/// <summary>Events and alarms to count.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record EventStatisticsRequest
{
    /// <summary>Project whose events are counted (<c>project_id</c>); null for the one in the options.</summary>
    public string? ProjectId { get; init; }

    /// <summary>Kind of records to count (<c>type</c>); null for events and alarms.</summary>
    public EventType? Type { get; init; }

    /// <summary>
    /// Time range, with inclusive ends (<c>time_range</c>): a <see cref="TimeRange"/> or an <see cref="EventTimeRange"/>.
    /// <see cref="TimeRange.Last"/> is relative to the server's clock; <see cref="TimeRange.Until"/> is not supported. Durations are
    /// rounded up to whole minutes.
    /// </summary>
    public required EventStatisticsRange Range { get; init; }

    /// <summary>
    /// Time between two points, in whole milliseconds (<c>step</c>). Must be at least <see cref="EventTimeRange.MinStep"/>, which limits
    /// the number of points to <see cref="EventTimeRange.MaxPoints"/>. Newer servers require at least one minute.
    /// </summary>
    public required TimeSpan Step { get; init; }

    /// <summary>Text to search for in the mandatory fields of the metadata (<c>search</c>); not sent if null.</summary>
    public string? Search { get; init; }

    /// <summary>Sort order (<c>sort</c>); not sent if null.</summary>
    public EventSort? Sort { get; init; }

    /// <summary>Conditions on the metadata (<c>metadata_relation</c>). Not sent if empty.</summary>
    public IReadOnlyList<EventCondition> MetadataRelation { get; init; } = [];

    /// <summary>Description for logs and debuggers.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Type?.ToString() ?? "all"}, {Range}, step {Step:c}, search '{Search}', sort {Sort}, conditions [{string.Join(", ", MetadataRelation ?? [])}]"
        );

    /// <exception cref="ArgumentException">The project id is missing or invalid.</exception>
    internal string ResolveProjectId(string? defaultProjectId) =>
        ProjectIdRules.GetValidated(ProjectId ?? defaultProjectId, "request.ProjectId");

    /// <exception cref="ArgumentException">The type is <c>default</c>.</exception>
    internal EventType? GetValidatedType()
    {
        Guard.ThrowIfEmpty(Type, "request.Type");
        return Type;
    }

    /// <summary>Validates the request and copies it to the body that is sent.</summary>
    /// <exception cref="ArgumentException">A member cannot be sent; <c>ParamName</c> is its path.</exception>
    internal EventStatisticsBody ToBody(DateTimeOffset now)
    {
        var range = Range.Resolve(now, "request.Range");
        return new()
        {
            TimeRange = range.ToString(),
            Step = GetValidatedStep(range, "request.Step"),
            Search = Search,
            Sort = Sort?.CloneValidated("request.Sort"),
            MetadataRelation = CloneValidatedConditions(),
        };
    }

    private long GetValidatedStep(EventTimeRange range, string path)
    {
        if (Step <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(path, Step, "Must be greater than zero.");
        if (Step.Ticks % TimeSpan.TicksPerMillisecond != 0)
            throw new ArgumentOutOfRangeException(path, Step, "Must be a whole number of milliseconds.");

        var milliseconds = Step.Ticks / TimeSpan.TicksPerMillisecond;
        return EventTimeRangeRules.FindStepViolation(range.Minutes, milliseconds) is { } rule
            ? throw new ArgumentOutOfRangeException(path, Step, rule)
            : milliseconds;
    }

    private EventCondition[]? CloneValidatedConditions()
    {
        if (MetadataRelation is null or [])
            return null;

        EventCondition[] copy = [.. MetadataRelation];
        for (var i = 0; i < copy.Length; i++)
        {
            var path = ParameterPath.Element("request.MetadataRelation", i);
            ArgumentNullException.ThrowIfNull(copy[i], path);
            copy[i] = copy[i].CloneValidated(path);
        }

        return copy;
    }
}

/// <summary>
/// Time range of a request: a <see cref="TimeRange"/> or an <see cref="EventTimeRange"/>, with implicit conversions from both.
/// <c>default</c> is not a time range and is rejected where it is used.
/// </summary>
public readonly record struct EventStatisticsRange
{
    private readonly object? _range;

    private EventStatisticsRange(object? range) => _range = range;

    /// <summary>Converts a time range, which is encoded at the time of the call; null gives <c>default</c>.</summary>
    public static implicit operator EventStatisticsRange(TimeRange? range) => new(range);

    /// <summary>Converts a time range of the events service; null gives <c>default</c>.</summary>
    public static implicit operator EventStatisticsRange(EventTimeRange? range) => new(range);

    /// <summary>The time range as text; empty for <c>default</c>.</summary>
    public override string ToString() => _range?.ToString() ?? "";

    /// <exception cref="ArgumentException">The time range is <c>default</c> or cannot be sent.</exception>
    internal EventTimeRange Resolve(DateTimeOffset now, string path) =>
        _range switch
        {
            EventTimeRange exact => exact,
            TimeRange range => EventTimeRange.FromTimeRange(range, now, path),
            _ => throw new ArgumentNullException(path, "Must be a TimeRange or an EventTimeRange."),
        };
}

/// <summary>Condition on the metadata of events and alarms (<c>metadata_relation</c>).</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record EventCondition
{
    /// <summary>Key in the metadata, such as <c>event_severity</c> (<c>key</c>). Required.</summary>
    [JsonPropertyName("key")]
    public string? Key { get; init; }

    /// <summary>Values to match (<c>value</c>). Not sent if empty.</summary>
    [JsonPropertyName("value")]
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>Relation to the other conditions (<c>relation</c>). Not sent if null.</summary>
    [JsonPropertyName("relation")]
    public EventRelation? Relation { get; init; }

    /// <summary>Creates a condition that must be met (<c>AND</c>).</summary>
    /// <param name="key">Key in the metadata.</param>
    /// <param name="values">Values to match.</param>
    public static EventCondition And(string key, params string[] values) => Create(key, values, EventRelation.And);

    /// <summary>Creates a condition that is an alternative to other conditions (<c>OR</c>).</summary>
    /// <inheritdoc cref="And" path="/param"/>
    public static EventCondition Or(string key, params string[] values) => Create(key, values, EventRelation.Or);

    /// <summary>Creates a condition that must not be met (<c>NOT</c>).</summary>
    /// <inheritdoc cref="And" path="/param"/>
    public static EventCondition Not(string key, params string[] values) => Create(key, values, EventRelation.Not);

    /// <summary>The condition as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, EventsJsonContext.Default.EventCondition);

    /// <summary>Validates and copies the condition.</summary>
    /// <exception cref="ArgumentException">A member cannot be sent; <c>ParamName</c> is its path.</exception>
    internal EventCondition CloneValidated(string path)
    {
        Guard.ThrowIfNullOrWhiteSpace(Key, path + ".Key");
        Guard.ThrowIfEmpty(Relation, path + ".Relation");

        return new()
        {
            Key = Key,
            Values = TextList.CloneValidated(Values, path + ".Values", allowEmpty: true),
            Relation = Relation,
        };
    }

    private static EventCondition Create(string key, string[] values, EventRelation relation) =>
        new()
        {
            Key = key,
            Values = values,
            Relation = relation,
        };
}

/// <summary>Sort order (<c>sort</c>). Null members are not sent.</summary>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record EventSort
{
    /// <summary>Fields to sort by, most significant first (<c>order_by</c>). Not sent if empty.</summary>
    [JsonPropertyName("order_by")]
    public IReadOnlyList<string>? OrderBy { get; init; }

    /// <summary>Direction (<c>order</c>).</summary>
    [JsonPropertyName("order")]
    public EventSortOrder? Order { get; init; }

    /// <summary>Creates an ascending sort order.</summary>
    /// <param name="fields">Fields to sort by, most significant first.</param>
    public static EventSort Ascending(params string[] fields) => new() { OrderBy = fields, Order = EventSortOrder.Ascending };

    /// <summary>Creates a descending sort order.</summary>
    /// <param name="fields">Fields to sort by, most significant first.</param>
    public static EventSort Descending(params string[] fields) => new() { OrderBy = fields, Order = EventSortOrder.Descending };

    /// <summary>The sort order as JSON.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, EventsJsonContext.Default.EventSort);

    /// <summary>Validates and copies the sort order; null if it is empty.</summary>
    /// <exception cref="ArgumentException">A member cannot be sent; <c>ParamName</c> is its path.</exception>
    internal EventSort? CloneValidated(string path)
    {
        Guard.ThrowIfEmpty(Order, path + ".Order");
        var fields = TextList.CloneValidated(OrderBy, path + ".OrderBy", allowEmpty: false);
        return fields is null && Order is null ? null : new() { OrderBy = fields, Order = Order };
    }
}

/// <summary>Lists of texts in requests.</summary>
internal static class TextList
{
    /// <returns>A copy of the list; null for an empty list, which is not sent.</returns>
    /// <exception cref="ArgumentException">An element is null or, unless <paramref name="allowEmpty"/>, white space.</exception>
    public static string[]? CloneValidated(IReadOnlyList<string>? list, string path, bool allowEmpty)
    {
        if (list is null or [])
            return null;

        string[] copy = [.. list];
        for (var i = 0; i < copy.Length; i++)
        {
            if (copy[i] is null || !allowEmpty)
                Guard.ThrowIfNullOrWhiteSpace(copy[i], ParameterPath.Element(path, i));
        }

        return copy;
    }
}

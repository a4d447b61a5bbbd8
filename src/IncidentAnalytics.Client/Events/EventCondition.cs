using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Events;

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

using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics;

/// <summary>
/// One page of a list as it is on the wire: <c>{"count", "next", "previous", "results"}</c>, or a bare array, which is the whole list.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record AnalyticsPage<T>
{
    /// <summary>What is on the page (<c>results</c>); may be empty.</summary>
    public IReadOnlyList<T> Results { get; init; } = [];

    /// <summary>How many items the whole list has (<c>count</c>); null when the service did not say.</summary>
    public long? Count { get; init; }

    /// <summary>
    /// The address of the next page, on the host that the service believes to have (<c>next</c>); null on the last page. Only its page
    /// number is ever used.
    /// </summary>
    public string? Next { get; init; }

    /// <summary>The address of the page before (<c>previous</c>); null on the first page.</summary>
    public string? Previous { get; init; }

    /// <summary>Whether the service sent a bare array. Written as one again.</summary>
    public bool IsBareArray { get; init; }

    /// <summary>The members that this version does not know; empty when there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    /// <summary>The page as JSON.</summary>
    public override string ToString() =>
        JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.GetTypeInfo(typeof(AnalyticsPage<T>))!);

    [JsonIgnore]
    internal IDictionary<string, JsonElement>? Extra { get; init; }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Analytics;

/// <summary>
/// A page of a list on the wire: <c>{"count", "next", "previous", "results"}</c>, or a bare array with the whole list.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <remarks>Equality compares lists by reference.</remarks>
public sealed record AnalyticsPage<T>
{
    /// <summary>Items on the page (<c>results</c>).</summary>
    public IReadOnlyList<T> Results { get; init; } = [];

    /// <summary>Number of items in the whole list (<c>count</c>); null if not sent.</summary>
    public long? Count { get; init; }

    /// <summary>Address of the next page (<c>next</c>); null on the last page. The clients use only its page number.</summary>
    public string? Next { get; init; }

    /// <summary>Address of the previous page (<c>previous</c>); null on the first page.</summary>
    public string? Previous { get; init; }

    /// <summary>Whether the service sent a bare array.</summary>
    public bool IsBareArray { get; init; }

    /// <summary>Unknown members of the response; empty if there are none.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => UnknownMembers.AsReadOnly(Extra);

    [JsonIgnore]
    internal IDictionary<string, JsonElement>? Extra { get; init; }

    /// <summary>The page as JSON.</summary>
    public override string ToString() =>
        JsonSerializer.Serialize(this, AnalyticsJsonContext.Default.GetTypeInfo(typeof(AnalyticsPage<T>))!);
}

using System.Text.Json;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>An aggregation and the handle of its result.</summary>
/// <typeparam name="TResult">The type of the result.</typeparam>
public sealed class Aggregation<TResult> : Aggregation
{
    private readonly Func<AggregationReader, TResult> _read;

    internal Aggregation(
        string name,
        Action<Utf8JsonWriter> writeDefinition,
        Func<AggregationReader, TResult> read,
        IReadOnlyList<Aggregation>? aggregations
    )
        : base(name, writeDefinition, aggregations) => _read = read;

    /// <summary>
    /// Reads a result of this aggregation from JSON: from a raw answer, or in tests. <c>default</c> and JSON's null read
    /// as an absent result.
    /// </summary>
    /// <param name="result">What stands under the aggregation's name.</param>
    /// <exception cref="InvalidResponseException">The JSON is not shaped as this aggregation's results are.</exception>
    public TResult Read(JsonElement result) => _read(new(this, result));
}

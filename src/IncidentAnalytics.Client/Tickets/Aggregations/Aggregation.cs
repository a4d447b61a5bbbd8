using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>
/// Aggregation over tickets: a name and a definition. Immutable; can be used in any number of requests. Create one with the static
/// methods, and read its result with <see cref="AggregationScope.Get"/>.
/// </summary>
/// <remarks>The methods throw <see cref="ArgumentException"/> if an argument cannot be sent; <c>ParamName</c> names it.</remarks>
/// <example>
/// <code>
/// var cost = Aggregation.Avg("avg_cost", "ticket.cost");
/// var byType = Aggregation.Terms("tickets_by_type", "ticket.type", size: 20, aggregations: [cost]);
///
/// var result = await client.Tickets.AggregateAsync(
///     new()
///     {
///         Application = "atr",
///         Range = TimeRange.Last(TimeSpan.FromDays(90)),
///         Aggregations = [byType],
///     },
///     cancellationToken: cancellationToken
/// );
/// foreach (var bucket in result.Get(byType).Buckets)
///     Console.WriteLine($"{bucket.Key}: {bucket.DocCount} tickets, {bucket.Get(cost).Value} on average");
/// </code>
/// </example>
[DebuggerDisplay("{Name,nq}: {ToString(),nq}")]
public abstract partial class Aggregation
{
    private readonly Action<Utf8JsonWriter> _writeDefinition;

    private protected Aggregation(string name, Action<Utf8JsonWriter> writeDefinition, IReadOnlyList<Aggregation>? aggregations)
    {
        AggregationName.ThrowIfInvalid(name, nameof(name));
        Name = name;
        _writeDefinition = writeDefinition;
        Aggregations = AggregationList.CloneValidated(aggregations, nameof(aggregations), isNested: true);
    }

    /// <summary>Name of the aggregation and its result, sent as given.</summary>
    public string Name { get; }

    /// <summary>Sub-aggregations of each bucket; empty for metrics and raw aggregations.</summary>
    public IReadOnlyList<Aggregation> Aggregations { get; }

    /// <summary>The aggregation as JSON, without its name.</summary>
    public override string ToString() => JsonText.Write(Write);

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        _writeDefinition(writer);
        if (Aggregations.Count > 0)
        {
            writer.WritePropertyName("aggs");
            AggregationList.Write(writer, Aggregations);
        }

        writer.WriteEndObject();
    }

    /// <summary>Creates an aggregation from any definition of the service's query language. Its result is raw JSON.</summary>
    /// <param name="name">Name of the aggregation, unique among its siblings.</param>
    /// <param name="json">
    /// Complete definition: a JSON object such as <c>{"top_hits":{"size":1}}</c>, with its sub-aggregations.
    /// </param>
    public static Aggregation<JsonElement> Raw(string name, [StringSyntax(StringSyntaxAttribute.Json)] string json) =>
        Raw(name, JsonText.ParseObject(json, nameof(json)));

    /// <summary>Creates an aggregation from any definition of the service's query language. Its result is raw JSON.</summary>
    /// <param name="name">Name of the aggregation, unique among its siblings.</param>
    /// <param name="definition">Complete definition: a JSON object, with its sub-aggregations.</param>
    public static Aggregation<JsonElement> Raw(string name, JsonElement definition)
    {
        var copy = JsonText.CopyObject(definition, nameof(definition));
        return new(
            name,
            writer =>
            {
                foreach (var member in copy.EnumerateObject())
                    member.WriteTo(writer);
            },
            static reader => reader.Json.Parse(),
            aggregations: null
        );
    }

    private static Aggregation<TResult> Create<TResult>(
        string name,
        string type,
        Action<Utf8JsonWriter> writeMembers,
        Func<AggregationReader, TResult> read,
        IReadOnlyList<Aggregation>? aggregations = null
    ) =>
        new(
            name,
            writer =>
            {
                writer.WriteStartObject(type);
                writeMembers(writer);
                writer.WriteEndObject();
            },
            read,
            aggregations
        );
}

/// <summary>Aggregation whose result has a type.</summary>
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
    /// Reads a result of this aggregation from JSON, such as one of a raw response or a test. <c>default</c> and JSON null read as an
    /// absent result.
    /// </summary>
    /// <param name="result">The JSON under the aggregation's name.</param>
    /// <exception cref="InvalidResponseException">The JSON does not have the shape of this aggregation's results.</exception>
    public TResult Read(JsonElement result) => ReadJson(ResultJson.From(result));

    internal TResult ReadJson(ResultJson result)
    {
        using var reader = new AggregationReader(this, result);
        return _read(reader);
    }
}

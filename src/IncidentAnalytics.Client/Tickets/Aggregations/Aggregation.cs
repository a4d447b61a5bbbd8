using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>
/// Something to compute over tickets: a name and a definition, immutable and usable in any number of requests. The
/// static methods of this class make them; each returns a handle by which its result is read.
/// </summary>
[DebuggerDisplay("{Name,nq}: {ToString(),nq}")]
public abstract partial class Aggregation
{
    private readonly Action<Utf8JsonWriter> _writeDefinition;

    private protected Aggregation(string name, Action<Utf8JsonWriter> writeDefinition, IReadOnlyList<Aggregation>? aggregations)
    {
        AggregationName.ThrowIfInvalid(name, nameof(name));
        Name = name;
        _writeDefinition = writeDefinition;
        Aggregations = AggregationList.Copy(aggregations, nameof(aggregations), areNested: true);
    }

    /// <summary>The caller's name for the result, sent as it is.</summary>
    public string Name { get; }

    /// <summary>What is computed within each bucket of this one; empty for metrics.</summary>
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

    private static Aggregation<TResult> Define<TResult>(
        string name,
        string kind,
        Action<Utf8JsonWriter> writeMembers,
        Func<AggregationReader, TResult> read,
        IReadOnlyList<Aggregation>? aggregations = null
    ) =>
        new(
            name,
            writer =>
            {
                writer.WriteStartObject(kind);
                writeMembers(writer);
                writer.WriteEndObject();
            },
            read,
            aggregations
        );

    /// <summary>Any aggregation of the service's language, for what this class does not know. Its result is plain JSON.</summary>
    /// <param name="name">The caller's name for the result, unique among its siblings.</param>
    /// <param name="json">
    /// The whole definition: a JSON object such as <c>{"top_hits":{"size":1}}</c>, with its own sub-aggregations if any.
    /// </param>
    /// <exception cref="ArgumentException">The name cannot be sent, or the text is not one JSON object.</exception>
    public static Aggregation<JsonElement> Raw(string name, [StringSyntax(StringSyntaxAttribute.Json)] string json) =>
        Raw(name, JsonText.ParseObject(json, nameof(json)));

    /// <summary>Any aggregation of the service's language, for what this class does not know. Its result is plain JSON.</summary>
    /// <param name="name">The caller's name for the result, unique among its siblings.</param>
    /// <param name="definition">The whole definition: a JSON object, with its own sub-aggregations if any.</param>
    /// <exception cref="ArgumentException">The name cannot be sent, or the element is not an object.</exception>
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
            static reader => reader.Json,
            aggregations: null
        );
    }
}

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

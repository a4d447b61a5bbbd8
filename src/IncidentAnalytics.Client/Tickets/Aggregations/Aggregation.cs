using System.Diagnostics;
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
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>Aggregations as an object by their names. What is read back is raw: JSON does not say which result is wanted.</summary>
internal sealed class AggregationsConverter : JsonConverter<IReadOnlyList<Aggregation>>
{
    public override IReadOnlyList<Aggregation> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new JsonException("Aggregations are an object by their names.");

        try
        {
            return [.. document.RootElement.EnumerateObject().Select(static a => Aggregation.Raw(a.Name, a.Value))];
        }
        catch (ArgumentException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<Aggregation> value, JsonSerializerOptions options) =>
        AggregationList.Write(writer, AggregationList.Copy(value, "Aggs"));
}

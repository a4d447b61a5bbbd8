using System.Globalization;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations.Dates;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;
using IncidentAnalytics.ReferenceServer.Aggregations.Formats;

namespace IncidentAnalytics.ReferenceServer.Aggregations;

/// <summary>What the request says of one aggregation.</summary>
/// <param name="Name">The caller's name.</param>
/// <param name="Type">Its type, such as <c>terms</c>.</param>
/// <param name="Body">Its options.</param>
/// <param name="Meta">What the caller wants back unchanged.</param>
/// <param name="Children">The aggregations below it.</param>
/// <param name="Context">What the whole request shares.</param>
internal sealed record AggregationSpec(
    string Name,
    string Type,
    JsonElement Body,
    JsonElement? Meta,
    AggregatorList Children,
    RequestContext Context
)
{
    private static readonly FieldType[] Numeric = [FieldType.Long, FieldType.Double, FieldType.Date, FieldType.Boolean];

    /// <exception cref="AggregationException">The body has an option that is not among these.</exception>
    public void Allow(params ReadOnlySpan<string> names)
    {
        foreach (var member in Body.EnumerateObject())
        {
            if (!names.Contains(member.Name))
            {
                throw new AggregationException($"[{Type}] unknown field [{member.Name}]{Suggestion.For(member.Name, names.ToArray())}");
            }
        }
    }

    /// <summary>An option, or null when it is absent or null.</summary>
    public JsonElement? Option(string name) =>
        Body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <exception cref="AggregationException">The option is neither text nor a number.</exception>
    public string? Text(string name) =>
        Option(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.String or JsonValueKind.Number } value => value.ToString(),
            _ => throw Malformed(name),
        };

    /// <exception cref="AggregationException">The option is no number.</exception>
    public double? Number(string name) => Option(name) is { } value ? NumberOf(value, name) : null;

    /// <exception cref="AggregationException">The option is no whole number.</exception>
    public long? Whole(string name) =>
        Option(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out var number) => number,
            { ValueKind: JsonValueKind.String } value
                when long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
                number,
            _ => throw Malformed(name),
        };

    /// <exception cref="AggregationException">The option is neither true nor false.</exception>
    public bool Flag(string name, bool otherwise = false) =>
        Option(name) switch
        {
            null => otherwise,
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            { ValueKind: JsonValueKind.String } value when value.GetString() is "true" or "false" => value.GetString() == "true",
            _ => throw Malformed(name),
        };

    /// <exception cref="AggregationException">The element is no number.</exception>
    public double NumberOf(JsonElement element, string option) =>
        element.ValueKind switch
        {
            JsonValueKind.Number when double.IsFinite(element.GetDouble()) => element.GetDouble(),
            JsonValueKind.String when ValueReader.TryParse(element.GetString()!, out var number) => number,
            _ => throw Malformed(option),
        };

    /// <exception cref="AggregationException">The value is below the minimum.</exception>
    public long AtLeast(string option, long minimum, long otherwise)
    {
        var value = Whole(option) ?? otherwise;
        return value >= minimum
            ? value
            : throw new AggregationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"[{option}] must be greater than {(minimum == 0 ? "or equal to 0" : "0")}. Found [{value}] in [{Name}]"
                )
            );
    }

    /// <summary>The zone of <c>time_zone</c>, UTC without one.</summary>
    public Zone TimeZone() => Text("time_zone") is { } name ? Zone.Parse(name) : Zone.Utc;

    public ValueFormatter? Formatter(Column column) => ValueFormatter.For(column.Mapping, Text("format"), Zone.Utc);

    /// <summary>The numbers of <c>field</c>, with <c>missing</c> filled in.</summary>
    /// <param name="unmapped">The type of a field that no document has.</param>
    /// <exception cref="AggregationException">No field is named, or its values cannot be calculated with.</exception>
    public NumericColumn NumericField(FieldMapping unmapped) => (NumericColumn)Field(unmapped, Numeric);

    /// <summary>The values of <c>field</c>, with <c>missing</c> filled in.</summary>
    /// <param name="unmapped">The type of a field that no document has.</param>
    /// <param name="supported">The types that the aggregation can work on; none means all.</param>
    /// <exception cref="AggregationException">No field is named, or it has another type.</exception>
    public Column Field(FieldMapping unmapped, params FieldType[] supported)
    {
        var name = Text("field") ?? throw new AggregationException("Required one of fields [field, script], but none were specified. ");
        var column = Context.Documents.Find(name) ?? Empty(name, Text("value_type") is { } type ? ValueType(type) : unmapped);
        if (supported.Length > 0 && Array.IndexOf(supported, column.Mapping.Type) < 0)
        {
            throw new AggregationException($"Field [{name}] of type [{column.Mapping.TypeName}] is not supported for aggregation [{Type}]");
        }

        return Option("missing") is { } missing ? column.WithMissing(FieldValue.FromJson(missing)) : column;
    }

    /// <summary>Whether the field is one that no document and no mapping has, and no <c>missing</c> stands in for.</summary>
    public bool IsUnmapped => Text("field") is { } name && Context.Documents.Find(name) is null && Option("missing") is null;

    private Column Empty(string name, FieldMapping mapping) =>
        mapping.Type is FieldType.Keyword or FieldType.Ip
            ? KeywordColumn.Empty(name, mapping, Context.Documents.Count)
            : NumericColumn.Empty(name, mapping, Context.Documents.Count);

    private static FieldMapping ValueType(string type) =>
        type switch
        {
            "string" => FieldMapping.Keyword,
            "number" or "numeric" => FieldMapping.Double,
            _ => FieldMapping.Of(type),
        };

    private AggregationException Malformed(string option) => new($"[{Type}] failed to parse field [{option}] in [{Name}]");
}

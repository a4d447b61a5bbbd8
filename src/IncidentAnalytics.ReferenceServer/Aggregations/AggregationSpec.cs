using System.Globalization;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations.Dates;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;
using IncidentAnalytics.ReferenceServer.Aggregations.Formats;

namespace IncidentAnalytics.ReferenceServer.Aggregations;

/// <summary>One aggregation as it is defined in a request.</summary>
/// <param name="Name">The name of the result.</param>
/// <param name="Type">The type, such as <c>terms</c>.</param>
/// <param name="Body">The options.</param>
/// <param name="Meta">Metadata that is returned unchanged.</param>
/// <param name="Children">The sub-aggregations.</param>
/// <param name="Context">The context that all parts of the request share.</param>
internal sealed record AggregationSpec(
    string Name,
    string Type,
    JsonElement Body,
    JsonElement? Meta,
    AggregatorList Children,
    AggregationContext Context
)
{
    private static readonly FieldType[] NumericTypes = [FieldType.Long, FieldType.Double, FieldType.Date, FieldType.Boolean];

    /// <summary>Whether the field is in no document and no mapping, and no <c>missing</c> value replaces it.</summary>
    public bool IsFieldUnmapped => GetString("field") is { } name && Context.Documents.Find(name) is null && GetOption("missing") is null;

    /// <exception cref="AggregationException">The body has an option that is not one of <paramref name="names"/>.</exception>
    public void ThrowIfUnknownOption(params ReadOnlySpan<string> names)
    {
        foreach (var member in Body.EnumerateObject())
        {
            if (!names.Contains(member.Name))
            {
                throw new AggregationException(
                    $"[{Type}] unknown field [{member.Name}]{SpellingSuggestion.Format(member.Name, names.ToArray())}"
                );
            }
        }
    }

    /// <summary>The value of an option; null when it is missing or null.</summary>
    public JsonElement? GetOption(string name) =>
        Body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <exception cref="AggregationException">The option is neither a string nor a number.</exception>
    public string? GetString(string name) =>
        GetOption(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.String or JsonValueKind.Number } value => value.ToString(),
            _ => throw CreateParseException(name),
        };

    /// <exception cref="AggregationException">The option is not a number.</exception>
    public double? GetDouble(string name) => GetOption(name) is { } value ? ReadDouble(value, name) : null;

    /// <exception cref="AggregationException">The option is not an integer.</exception>
    public long? GetInt64(string name) =>
        GetOption(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out var number) => number,
            { ValueKind: JsonValueKind.String } value
                when long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
                number,
            _ => throw CreateParseException(name),
        };

    /// <exception cref="AggregationException">The option is not a boolean.</exception>
    public bool GetBoolean(string name, bool defaultValue = false) =>
        GetOption(name) switch
        {
            null => defaultValue,
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            { ValueKind: JsonValueKind.String } value when value.GetString() is "true" or "false" => value.GetString() == "true",
            _ => throw CreateParseException(name),
        };

    /// <exception cref="AggregationException">The element is not a number.</exception>
    public double ReadDouble(JsonElement element, string option) =>
        element.ValueKind switch
        {
            JsonValueKind.Number when double.IsFinite(element.GetDouble()) => element.GetDouble(),
            JsonValueKind.String when FieldValueConverter.TryParseDouble(element.GetString()!, out var number) => number,
            _ => throw CreateParseException(option),
        };

    /// <exception cref="AggregationException">The value is below the minimum.</exception>
    public long GetInt64AtLeast(string option, long minimum, long defaultValue)
    {
        var value = GetInt64(option) ?? defaultValue;
        return value >= minimum
            ? value
            : throw new AggregationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"[{option}] must be greater than {(minimum == 0 ? "or equal to 0" : "0")}. Found [{value}] in [{Name}]"
                )
            );
    }

    /// <summary>The time zone in the option <c>time_zone</c>; UTC when it is missing.</summary>
    public Zone GetTimeZone() => GetString("time_zone") is { } name ? Zone.Parse(name) : Zone.Utc;

    /// <summary>The formatter for the option <c>format</c>; null when values are written as numbers.</summary>
    public ValueFormatter? CreateFormatter(Column column) => column.Mapping.CreateFormatter(GetString("format"), Zone.Utc);

    /// <summary>The values of a numeric <c>field</c>, with <c>missing</c> filled in.</summary>
    /// <param name="unmapped">The type to use when no document has the field.</param>
    /// <exception cref="AggregationException">No field is named, or it is not numeric.</exception>
    public NumericColumn GetNumericColumn(FieldMapping unmapped) => (NumericColumn)GetColumn(unmapped, NumericTypes);

    /// <summary>The values of <c>field</c>, with <c>missing</c> filled in.</summary>
    /// <param name="unmapped">The type to use when no document has the field.</param>
    /// <param name="supported">The types that the aggregation supports; empty for all.</param>
    /// <exception cref="AggregationException">No field is named, or its type is not supported.</exception>
    public Column GetColumn(FieldMapping unmapped, params FieldType[] supported)
    {
        var name =
            GetString("field") ?? throw new AggregationException("Required one of fields [field, script], but none were specified. ");
        var column =
            Context.Documents.Find(name) ?? CreateEmptyColumn(name, GetString("value_type") is { } type ? ParseValueType(type) : unmapped);
        if (supported.Length > 0 && Array.IndexOf(supported, column.Mapping.Type) < 0)
        {
            throw new AggregationException($"Field [{name}] of type [{column.Mapping.TypeName}] is not supported for aggregation [{Type}]");
        }

        return GetOption("missing") is { } missing ? column.WithMissing(FieldValue.FromJson(missing)) : column;
    }

    private Column CreateEmptyColumn(string name, FieldMapping mapping) =>
        mapping.Type is FieldType.Keyword or FieldType.Ip
            ? KeywordColumn.CreateEmpty(name, mapping, Context.Documents.Count)
            : NumericColumn.CreateEmpty(name, mapping, Context.Documents.Count);

    private static FieldMapping ParseValueType(string type) =>
        type switch
        {
            "string" => FieldMapping.Keyword,
            "number" or "numeric" => FieldMapping.Double,
            _ => FieldMapping.Create(type),
        };

    private AggregationException CreateParseException(string option) => new($"[{Type}] failed to parse field [{option}] in [{Name}]");
}

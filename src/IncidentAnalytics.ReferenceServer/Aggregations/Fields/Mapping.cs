using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations.Dates;
using IncidentAnalytics.ReferenceServer.Aggregations.Formats;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Fields;

/// <summary>The declared types of fields, by path.</summary>
internal sealed class Mapping
{
    private readonly Dictionary<string, FieldMapping> _fields = new(StringComparer.Ordinal);

    private Mapping() { }

    public static Mapping Empty { get; } = new();

    public IReadOnlyDictionary<string, FieldMapping> Fields => _fields;

    /// <exception cref="AggregationException">A type is unknown.</exception>
    public static Mapping FromTypeNames(IReadOnlyDictionary<string, string> typeNames)
    {
        var mapping = new Mapping();
        foreach (var (field, typeName) in typeNames)
        {
            mapping._fields[field] = FieldMapping.Create(typeName, field: field);
        }

        return mapping;
    }

    /// <summary>Reads <c>{"number": "long", "date": {"type": "date", "format": "epoch_second"}}</c>.</summary>
    /// <exception cref="AggregationException">A type or a format is unknown, or the mapping is malformed.</exception>
    public static Mapping FromJson(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new AggregationException("the mapping must be an object of field names and types");
        }

        var mapping = new Mapping();
        foreach (var member in json.EnumerateObject())
        {
            mapping._fields[member.Name] = ReadField(member);
        }

        return mapping;
    }

    private static FieldMapping ReadField(JsonProperty member)
    {
        if (member.Value.ValueKind == JsonValueKind.String)
        {
            return FieldMapping.Create(member.Value.GetString()!, field: member.Name);
        }

        if (
            member.Value.ValueKind != JsonValueKind.Object
            || !member.Value.TryGetProperty("type", out var type)
            || type.ValueKind != JsonValueKind.String
        )
        {
            throw new AggregationException($"No type specified for field [{member.Name}]");
        }

        var format =
            member.Value.TryGetProperty("format", out var text) && text.ValueKind == JsonValueKind.String
                ? DateFormat.Parse(text.GetString()!)
                : null;
        return FieldMapping.Create(type.GetString()!, format, member.Name);
    }
}

/// <summary>The type of a field.</summary>
/// <param name="Type">The storage type.</param>
/// <param name="TypeName">The declared type name, such as <c>integer</c>.</param>
/// <param name="Format">The format of dates; ignored for other types.</param>
internal sealed record FieldMapping(FieldType Type, string TypeName, DateFormat Format)
{
    public static FieldMapping Keyword { get; } = Create("keyword");

    public static FieldMapping Long { get; } = Create("long");

    public static FieldMapping Double { get; } = Create("double");

    public static FieldMapping Date { get; } = Create("date");

    public static FieldMapping Boolean { get; } = Create("boolean");

    /// <summary>Whether values are rounded to single precision when they are stored, as in OpenSearch.</summary>
    public bool IsSinglePrecision => TypeName == "float";

    /// <exception cref="AggregationException">The type is unknown.</exception>
    public static FieldMapping Create(string typeName, DateFormat? format = null, string field = "") =>
        new(ParseType(typeName, field), typeName, format ?? DateFormat.Default);

    /// <summary>The type that dynamic mapping gives to a field, except that strings are keywords.</summary>
    public static FieldMapping Infer(FieldValueKind kind) =>
        kind switch
        {
            FieldValueKind.Boolean => Boolean,
            FieldValueKind.Date => Date,
            FieldValueKind.Long => Long,
            FieldValueKind.Double => Double,
            _ => Keyword,
        };

    /// <summary>The formatter for <c>key_as_string</c> and <c>value_as_string</c>; null when values are written as numbers only.</summary>
    /// <param name="pattern">The option <c>format</c> of the request; null for the format of the mapping.</param>
    /// <param name="zone">The time zone of formatted dates.</param>
    /// <exception cref="AggregationException">The pattern is invalid.</exception>
    public ValueFormatter? CreateFormatter(string? pattern, Zone zone) =>
        Type switch
        {
            FieldType.Date => new DateFormatter(pattern is null ? Format : DateFormat.Parse(pattern), zone),
            FieldType.Boolean => BooleanFormatter.Instance,
            FieldType.Long or FieldType.Double when pattern is not null => new DecimalFormatter(pattern),
            _ => null,
        };

    private static FieldType ParseType(string typeName, string field) =>
        typeName switch
        {
            // Text is not analyzed: it is a single term, like a keyword.
            "keyword" or "text" or "constant_keyword" or "wildcard" => FieldType.Keyword,
            "long" or "integer" or "short" or "byte" => FieldType.Long,
            "double" or "float" or "half_float" or "scaled_float" => FieldType.Double,
            "date" => FieldType.Date,
            "boolean" => FieldType.Boolean,
            "ip" => FieldType.Ip,
            _ => throw new AggregationException($"No handler for type [{typeName}] declared on field [{field}]"),
        };
}

/// <summary>How the values of a field are stored and compared.</summary>
internal enum FieldType
{
    Keyword,
    Long,
    Double,
    Date,
    Boolean,
    Ip,
}

using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations.Dates;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Fields;

/// <summary>The declared types of fields.</summary>
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
            mapping._fields[field] = FieldMapping.Of(typeName, field: field);
        }

        return mapping;
    }

    /// <summary>Reads <c>{"number": "long", "date": {"type": "date", "format": "epoch_second"}}</c>.</summary>
    /// <exception cref="AggregationException">A type or a format is unknown, or the mapping has another shape.</exception>
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
            return FieldMapping.Of(member.Value.GetString()!, field: member.Name);
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
        return FieldMapping.Of(type.GetString()!, format, member.Name);
    }
}

/// <summary>The type of one field.</summary>
/// <param name="Type">How the values are stored.</param>
/// <param name="TypeName">The name it was declared with, such as <c>integer</c>.</param>
/// <param name="Format">How its dates are written; only dates use it.</param>
internal sealed record FieldMapping(FieldType Type, string TypeName, DateFormat Format)
{
    public static FieldMapping Keyword { get; } = Of("keyword");

    public static FieldMapping Long { get; } = Of("long");

    public static FieldMapping Double { get; } = Of("double");

    public static FieldMapping Date { get; } = Of("date");

    public static FieldMapping Boolean { get; } = Of("boolean");

    /// <summary>Single precision is rounded when it is stored, as its vendor does.</summary>
    public bool IsSinglePrecision => TypeName == "float";

    /// <exception cref="AggregationException">No such type.</exception>
    public static FieldMapping Of(string typeName, DateFormat? format = null, string field = "") =>
        new(TypeOf(typeName, field), typeName, format ?? DateFormat.Default);

    /// <summary>The type that OpenSearch would give to a field that it sees for the first time (strings are keywords here).</summary>
    public static FieldMapping Infer(FieldValueKind kind) =>
        kind switch
        {
            FieldValueKind.Boolean => Boolean,
            FieldValueKind.Date => Date,
            FieldValueKind.Long => Long,
            FieldValueKind.Double => Double,
            _ => Keyword,
        };

    private static FieldType TypeOf(string typeName, string field) =>
        typeName switch
        {
            // Text is not analysed here: it is one term, as a keyword is.
            "keyword" or "text" or "constant_keyword" or "wildcard" => FieldType.Keyword,
            "long" or "integer" or "short" or "byte" => FieldType.Long,
            "double" or "float" or "half_float" or "scaled_float" => FieldType.Double,
            "date" => FieldType.Date,
            "boolean" => FieldType.Boolean,
            "ip" => FieldType.Ip,
            _ => throw new AggregationException($"No handler for type [{typeName}] declared on field [{field}]"),
        };
}

/// <summary>How a field's values are stored and compared.</summary>
internal enum FieldType
{
    Keyword,
    Long,
    Double,
    Date,
    Boolean,
    Ip,
}

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

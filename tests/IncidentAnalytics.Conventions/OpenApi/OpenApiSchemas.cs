using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Conventions.OpenApi;

/// <summary>Creates schemas of OpenAPI 3.0 from the JSON contracts of the client.</summary>
/// <param name="components">The schemas by name; those of objects are added.</param>
/// <param name="overrides">Schemas of members, by type and name on the wire.</param>
internal sealed class OpenApiSchemas(JsonObject components, JsonObject overrides)
{
    private static readonly JsonSerializerContext[] Contexts =
    [
        .. typeof(IncidentAnalyticsClient)
            .Assembly.GetTypes()
            .Where(static t => t.IsSubclassOf(typeof(JsonSerializerContext)))
            .Select(static t => (JsonSerializerContext)t.GetProperty("Default")!.GetValue(null)!),
    ];

    /// <summary>The overrides that no member used.</summary>
    public HashSet<string> UnusedOverrides { get; } = [.. overrides.Select(static o => o.Key)];

    /// <summary>Creates the schema of a request's or response's body, or of a parameter.</summary>
    /// <param name="type">The type in the client.</param>
    /// <param name="isRequest">Whether members are omitted rather than null.</param>
    public JsonObject Create(Type type, bool isRequest)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        return CreateScalar(value)
            ?? (
                value == typeof(JsonElement) ? []
                : value == typeof(JsonObject) ? new() { ["type"] = "object", ["additionalProperties"] = true }
                : value == typeof(EmptyObjectBody) ? new() { ["type"] = "object" }
                : ArgumentsOf(value, typeof(IReadOnlyDictionary<,>)) is [_, var item] ? CreateDictionary(item, isRequest)
                : ArgumentsOf(value, typeof(IEnumerable<>)) is [var element] ? CreateList(element, isRequest)
                : CreateReference(value, isRequest)
            );
    }

    /// <summary>Describes the known values of an open value; empty for other types.</summary>
    private static string DescribeKnownValues(Type type)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        var known = IsOpenValue(value)
            ? KnownValues(value).Select(p => $"`{p.GetValue(null)}`: {LowerFirst(XmlDocumentation.SummaryOf(p).TrimEnd('.'))}").ToArray()
            : [];
        return known.Length == 0 ? "" : $"Known values: {string.Join("; ", known)}. Other values are possible.";
    }

    /// <summary>Adds a description, and the known values of the type.</summary>
    public static JsonObject Describe(JsonObject schema, Type type, string description)
    {
        var element = ArgumentsOf(type, typeof(IEnumerable<>)) is [var item] && type != typeof(string) ? item : type;
        schema["description"] = $"{description} {DescribeKnownValues(element)}".Trim();
        return schema;
    }

    private static JsonObject? CreateScalar(Type type)
    {
        if (IsOpenValue(type))
        {
            var values = KnownValues(type).Select(static p => p.GetValue(null)!.ToString()).ToArray();
            return values is [var first, ..] ? Scalar("string", example: first) : Scalar("string");
        }

        return type == typeof(string) ? Scalar("string")
            : type == typeof(bool) ? Scalar("boolean")
            : type == typeof(int) ? Scalar("integer", "int32")
            : type == typeof(long) ? Scalar("integer", "int64")
            : type == typeof(double) ? Scalar("number", "double")
            : type == typeof(decimal) ? Scalar("string", "decimal", "15.5")
            : type == typeof(Guid) ? Scalar("string", "uuid")
            : type == typeof(DateTimeOffset) ? Scalar("string", "date-time")
            : type == typeof(TimeSpan) ? Scalar("string", example: "2:30:00")
            : null;
    }

    private static JsonObject Scalar(string type, string? format = null, string? example = null)
    {
        var schema = new JsonObject { ["type"] = type };
        if (format is not null)
            schema["format"] = format;
        if (example is not null)
            schema["example"] = example;
        return schema;
    }

    private JsonObject CreateDictionary(Type item, bool isRequest) =>
        new() { ["type"] = "object", ["additionalProperties"] = item == typeof(JsonElement) ? true : Create(item, isRequest) };

    private JsonObject CreateList(Type item, bool isRequest)
    {
        var items = Create(item, isRequest);
        return new() { ["type"] = "array", ["items"] = Nullable.GetUnderlyingType(item) is null ? items : MakeNullable(items) };
    }

    private JsonObject CreateReference(Type type, bool isRequest)
    {
        var isPage = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(AnalyticsPage<>);
        var name = isPage ? type.GetGenericArguments()[0].Name + "Page" : type.Name;
        if (!components.ContainsKey(name))
        {
            // Before its members, which can refer to it.
            var schema = new JsonObject
            {
                ["type"] = "object",
                ["description"] = isPage ? "A page of a list." : XmlDocumentation.SummaryOf(type),
            };
            components.Add(name, schema);
            if (isPage)
                AddPageMembers(schema, type);
            else
                AddMembers(schema, type, isRequest);
        }

        return new() { ["$ref"] = $"#/components/schemas/{name}" };
    }

    /// <summary>A page has a converter of its own, and so no contract.</summary>
    private void AddPageMembers(JsonObject schema, Type page)
    {
        schema["required"] = new JsonArray("results");
        schema["properties"] = new JsonObject(
            from name in (string[])["Count", "Next", "Previous", "Results"]
            let property = page.GetProperty(name)!
            let member = Describe(
                Create(property.PropertyType, isRequest: false),
                property.PropertyType,
                XmlDocumentation.SummaryOf(property)
            )
            select KeyValuePair.Create(LowerFirst(name), (JsonNode?)(name == "Results" ? member : MakeNullable(member)))
        );
    }

    private void AddMembers(JsonObject schema, Type type, bool isRequest)
    {
        var contract = FindContract(type);
        var members = contract.Properties.Where(static p => !p.IsExtensionData && p.Get is not null).ToArray();
        if (members.Any(static m => m.IsRequired))
            schema["required"] = new JsonArray([.. members.Where(static m => m.IsRequired).Select(static m => (JsonNode)m.Name)]);

        var properties = new JsonObject();
        schema["properties"] = properties;
        foreach (var member in members)
            properties.Add(member.Name, CreateMember(type, member, isRequest));
    }

    private JsonObject CreateMember(Type type, JsonPropertyInfo member, bool isRequest)
    {
        var key = $"{type.Name}.{member.Name}";
        if (overrides[key] is JsonObject overridden)
        {
            UnusedOverrides.Remove(key);
            return (JsonObject)overridden.DeepClone();
        }

        var property = type.GetProperties().Single(p => XmlDocumentation.WireName(p) == member.Name);
        var converter = property.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType?.Name;
        var schema =
            converter == "SonarDateConverter"
                ? Scalar("string", example: "2022-09-14 17:34:19+0900")
                : Create(member.PropertyType, isRequest);
        if (schema.ContainsKey("$ref"))
            schema = new() { ["type"] = "object", ["allOf"] = new JsonArray(schema) };

        var description = XmlDocumentation.SummaryOf(property);
        Describe(schema, member.PropertyType, isRequest ? OmitNull(description) : description);
        return isRequest || member.IsRequired ? schema : MakeNullable(schema);
    }

    /// <summary>Rewrites "null for the default" for members and parameters that are omitted.</summary>
    public static string OmitNull(string description) =>
        description
            .Replace("null or empty for", "omit for", StringComparison.Ordinal)
            .Replace("null for", "omit for", StringComparison.Ordinal);

    private static JsonObject MakeNullable(JsonObject schema)
    {
        // Free JSON can be null anyway.
        if (schema.ContainsKey("type"))
            schema["nullable"] = true;
        return schema;
    }

    private static JsonTypeInfo FindContract(Type type) =>
        Contexts.Select(c => c.GetTypeInfo(type)).FirstOrDefault(static t => t is { Kind: JsonTypeInfoKind.Object })
        ?? throw new InvalidOperationException($"No JSON context knows {type}.");

    private static Type[]? ArgumentsOf(Type type, Type definition) =>
        type == typeof(string)
            ? null
            : type.GetInterfaces()
                .Append(type)
                .FirstOrDefault(t => t.IsGenericType && t.GetGenericTypeDefinition() == definition)
                ?.GetGenericArguments();

    private static bool IsOpenValue(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IOpenValue<>));

    private static IEnumerable<PropertyInfo> KnownValues(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(p => p.PropertyType == type)
            .OrderBy(static p => p.MetadataToken);

    // Words in capitals, such as "ID", stay.
    private static string LowerFirst(string text) =>
        text is [_, ' ' or (>= 'a' and <= 'z'), ..] ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}

using System.Text.Json;

namespace IncidentTools;

/// <summary>Checks arguments against the schema of a tool, which says everything once: names, types, known values and ranges.</summary>
internal static class ToolArguments
{
    /// <summary>Finds what an assistant has to correct; null if the arguments are valid.</summary>
    public static string? FindError(JsonElement schema, IDictionary<string, JsonElement>? arguments)
    {
        var known = schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().ToDictionary(static property => property.Name, static property => property.Value)
            : [];
        foreach (var (name, value) in arguments ?? new Dictionary<string, JsonElement>())
        {
            if (!known.TryGetValue(name, out var property))
                return $"'{Shorten(name)}' is not an argument of this tool. Its arguments are: {string.Join(", ", known.Keys.DefaultIfEmpty("none"))}.";
            if (FindError(property, value) is { } error)
                return $"{name} must be {error}, not {Shorten(value.GetRawText())}.";
        }

        var required = schema.TryGetProperty("required", out var names)
            ? names.EnumerateArray().Select(static name => name.GetString()!)
            : [];
        return required.FirstOrDefault(name => arguments?.ContainsKey(name) != true) is { } missing ? $"{missing} is required." : null;
    }

    private static string? FindError(JsonElement schema, JsonElement value)
    {
        var type = schema.GetProperty("type");
        List<string?> types =
            type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(static t => t.GetString())] : [type.GetString()];
        if (!types.Exists(t => IsOfType(value, t)))
            return string.Join(" or ", types.Select(static t => Describe(t)));
        if (value.ValueKind == JsonValueKind.Null)
            return null;
        if (schema.TryGetProperty("enum", out var values) && !values.EnumerateArray().Any(v => v.ToString() == value.ToString()))
            return $"one of {string.Join(", ", values.EnumerateArray())}";

        if (!schema.TryGetProperty("minimum", out var minimum) || !schema.TryGetProperty("maximum", out var maximum))
            return null;

        var number = value.GetDouble();
        return number < minimum.GetDouble() || number > maximum.GetDouble() ? $"from {minimum} to {maximum}" : null;
    }

    private static bool IsOfType(JsonElement value, string? type) =>
        type switch
        {
            "null" => value.ValueKind == JsonValueKind.Null,
            "string" => value.ValueKind == JsonValueKind.String,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "array" => value.ValueKind == JsonValueKind.Array
                && value.EnumerateArray().All(static item => item.ValueKind == JsonValueKind.String),
            _ => true,
        };

    private static string? Describe(string? type) =>
        type switch
        {
            "null" => type,
            "integer" or "array" => $"an {type}",
            _ => $"a {type}",
        };

    private static string Shorten(string text) => text.Length <= 50 ? text : text[..50] + "…";
}

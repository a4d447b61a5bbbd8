using System.Text.Json;
using ModelContextProtocol.Protocol;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples.McpServer;

/// <summary>What an assistant reads from the results of tools.</summary>
internal static class ToolResults
{
    /// <summary>Converts an anonymous object to arguments.</summary>
    public static Dictionary<string, object?> ToArguments(object? arguments) =>
        JsonSerializer
            .SerializeToElement(arguments ?? new { })
            .EnumerateObject()
            .ToDictionary(static member => member.Name, static member => (object?)member.Value);

    public static string AssertError(CallToolResult result)
    {
        Assert.True(result.IsError);
        return Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
    }

    public static JsonElement AssertContent(CallToolResult result)
    {
        Assert.NotEqual(true, result.IsError);
        return Assert.NotNull(result.StructuredContent);
    }

    /// <summary>Asserts that a value has the types and members of a schema, and no others.</summary>
    public static void AssertMatches(JsonElement schema, JsonElement value)
    {
        var types = schema.GetProperty("type") is { ValueKind: JsonValueKind.Array } several
            ? several.EnumerateArray().Select(static type => type.GetString()!).ToList()
            : [schema.GetProperty("type").GetString()!];
        Assert.Contains(
            value.ValueKind switch
            {
                JsonValueKind.Object => "object",
                JsonValueKind.Array => "array",
                JsonValueKind.String => "string",
                JsonValueKind.True or JsonValueKind.False => "boolean",
                JsonValueKind.Null => "null",
                _ => types.Contains("integer") && value.TryGetInt64(out _) ? "integer" : "number",
            },
            types
        );
        if (value.ValueKind == JsonValueKind.Array)
            Assert.All(value.EnumerateArray(), item => AssertMatches(schema.GetProperty("items"), item));
        if (value.ValueKind != JsonValueKind.Object)
            return;

        Assert.All(
            schema.GetProperty("required").EnumerateArray(),
            name => Assert.True(value.TryGetProperty(name.GetString()!, out _), $"{name}")
        );
        Assert.All(
            value.EnumerateObject(),
            member => AssertMatches(schema.GetProperty("properties").GetProperty(member.Name), member.Value)
        );
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace IncidentAnalytics.Client.Analytics;

/// <summary>Members that a request sends in addition to its properties.</summary>
internal static class AdditionalMembers
{
    /// <summary>Converts the members to extension data.</summary>
    /// <remarks>The generated code of System.Text.Json writes a <see cref="JsonObject"/> of extension data as invalid JSON.</remarks>
    public static IDictionary<string, JsonElement>? ToExtensionData(JsonObject? members)
    {
        if (members is null)
            return null;

        using var document = JsonDocument.Parse(members.ToJsonString());
        return document.RootElement.EnumerateObject().ToDictionary(static m => m.Name, static m => m.Value.Clone(), StringComparer.Ordinal);
    }

    /// <exception cref="ArgumentException">A member has the name of a property, which would be sent twice.</exception>
    public static void ThrowIfPropertyName(JsonObject? members, string path, params ReadOnlySpan<string> propertyNames)
    {
        foreach (var name in propertyNames)
        {
            if (members?.ContainsKey(name) == true)
                throw new ArgumentException($"'{name}' has a property of its own.", $"{path}[{name}]");
        }
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

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

    /// <param name="members">The members; null for none.</param>
    /// <param name="path">Path of the members.</param>
    /// <param name="contract">JSON contract of the type that sends the members.</param>
    /// <exception cref="ArgumentException">A member has the name of a property, which would be sent twice.</exception>
    public static void ThrowIfPropertyName(JsonObject? members, string path, JsonTypeInfo contract)
    {
        if (members is null)
            return;

        // Ignored properties have no getter.
        foreach (var property in contract.Properties.Where(static p => p.Get is not null && !p.IsExtensionData))
        {
            if (members.ContainsKey(property.Name))
                throw new ArgumentException($"'{property.Name}' has a property of its own.", $"{path}[{property.Name}]");
        }
    }
}

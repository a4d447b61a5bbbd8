using System.Text.Json;
using System.Text.Json.Nodes;

namespace IncidentAnalytics.Client.Analytics;

/// <summary>Members of requests that have no property.</summary>
/// <remarks>The generated code of System.Text.Json writes a <see cref="JsonObject"/> of extension data as invalid JSON; elements it writes well.</remarks>
internal static class AdditionalMembers
{
    public static IDictionary<string, JsonElement>? Of(JsonObject? members)
    {
        if (members is null)
            return null;

        using var document = JsonDocument.Parse(members.ToJsonString());
        return document.RootElement.EnumerateObject().ToDictionary(static m => m.Name, static m => m.Value.Clone(), StringComparer.Ordinal);
    }
}

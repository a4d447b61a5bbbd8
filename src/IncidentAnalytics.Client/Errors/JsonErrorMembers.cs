using System.Text.Json;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client;

/// <summary>Finds members in error bodies of any shape.</summary>
internal static class JsonErrorMembers
{
    /// <summary>The text of the first of these members that is a text or a number; <c>a.b</c> goes into objects.</summary>
    public static string? Find(JsonElement body, params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
        {
            var element = body;
            var found = true;
            foreach (var name in path.Split('.'))
            {
                if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                {
                    found = false;
                    break;
                }
            }

            if (found && ScalarText.Read(element) is { Length: > 0 } text)
                return text;
        }

        return null;
    }
}

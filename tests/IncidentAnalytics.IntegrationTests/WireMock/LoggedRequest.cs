using System.Text.Json;

namespace IncidentAnalytics.IntegrationTests.WireMock;

/// <summary>A request as WireMock's journal holds it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Headers">The headers; several of one name are joined by a comma.</param>
/// <param name="Body">The body's bytes.</param>
internal sealed record LoggedRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public static LoggedRequest Read(JsonElement request) => new(
        request.GetProperty("method").GetString()!,
        request.GetProperty("url").GetString()!,
        request.GetProperty("headers").EnumerateObject().ToDictionary(static h => h.Name, static h => Text(h.Value), StringComparer.OrdinalIgnoreCase),
        request.GetProperty("bodyAsBase64").GetBytesFromBase64());

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? string.Join(", ", value.EnumerateArray().Select(static v => v.GetString()))
        : value.GetString()!;
}

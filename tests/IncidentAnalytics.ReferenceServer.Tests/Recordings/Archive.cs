using System.Text;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Recordings;

namespace IncidentAnalytics.ReferenceServer.Tests.Recordings;

/// <summary>Writes HTTP Archives.</summary>
internal static class Archive
{
    public static string Of(params IEnumerable<JsonObject> entries) =>
        "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"tests\",\"version\":\"1\"},\"entries\":[\n"
        + string.Join(",\n", entries.Select(static entry => entry.ToJsonString()))
        + "\n]}}\n";

    public static Recording Read(string text) => RecordingReader.Read("calls.har", Encoding.UTF8.GetBytes(text));

    public static JsonObject Entry(
        string url,
        string response = "{}",
        int status = 200,
        string method = "GET",
        string? body = null,
        string? error = null
    ) =>
        new()
        {
            ["startedDateTime"] = "2026-03-02T12:00:00.000Z",
            ["request"] = new JsonObject
            {
                ["method"] = method,
                ["url"] = url,
                ["postData"] = body is null ? null : new JsonObject { ["mimeType"] = "application/json", ["text"] = body },
            },
            ["response"] = new JsonObject
            {
                ["status"] = status,
                ["statusText"] = "",
                ["headers"] = new JsonArray(Header("Content-Type", "application/json")),
                ["content"] = new JsonObject { ["text"] = response },
                ["_error"] = error,
            },
        };

    public static JsonObject Header(string name, string value) => new() { ["name"] = name, ["value"] = value };

    public static JsonObject With(this JsonObject entry, Action<JsonObject> change)
    {
        change(entry);
        return entry;
    }
}

using System.Text.Json;

namespace IncidentAnalytics.Client.Tests.Recording;

/// <summary>A temporary folder for recordings.</summary>
internal sealed class RecordingFolder : IDisposable
{
    public RecordingFolder() => Directory.CreateDirectory(Root);

    public string Root { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());

    public string Path => PathOf("recordings/calls.har");

    public string PathOf(string name) => System.IO.Path.Combine(Root, name);

    public string Text(string? path = null) => File.ReadAllText(path ?? Path);

    /// <summary>Reads the entries of a complete file.</summary>
    public IReadOnlyList<JsonElement> Entries(string? path = null)
    {
        using var json = JsonDocument.Parse(Text(path));
        return [.. json.RootElement.GetProperty("log").GetProperty("entries").Clone().EnumerateArray()];
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

/// <summary>Reads members of an entry.</summary>
internal static class EntryExtensions
{
    public static int Status(this JsonElement entry) => entry.GetProperty("response").GetProperty("status").GetInt32();

    public static string? Error(this JsonElement entry) =>
        entry.GetProperty("response").TryGetProperty("_error", out var error) ? error.GetString() : null;

    public static JsonElement Content(this JsonElement entry) => entry.GetProperty("response").GetProperty("content");

    public static string? ResponseText(this JsonElement entry) =>
        entry.Content().TryGetProperty("text", out var text) ? text.GetString() : null;

    public static bool IsTruncated(this JsonElement entry) => entry.Content().TryGetProperty("_truncated", out _);

    public static string Url(this JsonElement entry) => entry.GetProperty("request").GetProperty("url").GetString()!;

    /// <summary>The value of a header; null when there is none.</summary>
    public static string? Header(this JsonElement entry, string side, string name) =>
        entry
            .GetProperty(side)
            .GetProperty("headers")
            .EnumerateArray()
            .Where(header => string.Equals(header.GetProperty("name").GetString(), name, StringComparison.OrdinalIgnoreCase))
            .Select(static header => header.GetProperty("value").GetString())
            .SingleOrDefault();
}

using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>Results by name. Each is parsed when it is read.</summary>
internal sealed class RawResults(Dictionary<string, RawResult> results) : IReadOnlyDictionary<string, JsonElement>
{
    public Dictionary<string, RawResult> Results => results;

    public int Count => results.Count;

    public IEnumerable<string> Keys => results.Keys;

    public IEnumerable<JsonElement> Values => results.Values.Select(static result => result.Element);

    public JsonElement this[string key] => results[key].Element;

    /// <summary>Returns the results of a dictionary, which may be one of a user.</summary>
    public static RawResults From(IReadOnlyDictionary<string, JsonElement> results) =>
        results as RawResults
        ?? new(results.ToDictionary(static r => r.Key, static r => new RawResult(ResultText.From(r.Value)), StringComparer.Ordinal));

    /// <summary>Finds a result. A service that sends typed keys returns <c>sterms#name</c> for <c>name</c>.</summary>
    public ResultJson Find(string name) =>
        results.TryGetValue(name, out var plain)
            ? plain.Json
            : results.FirstOrDefault(r => ResultName.IsTyped(r.Key, name)).Value?.Json ?? default;

    public bool ContainsKey(string key) => results.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonElement value)
    {
        var found = results.TryGetValue(key, out var result);
        value = found ? result!.Element : default;
        return found;
    }

    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() =>
        results.Select(static r => KeyValuePair.Create(r.Key, r.Value.Element)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A result of any kind.</summary>
[JsonConverter(typeof(RawResultConverter))]
internal sealed class RawResult(ResultText text)
{
    private object? _element;

    public ResultJson Json => text.Json;

    public JsonElement Element => Json.Parse(ref _element);
}

/// <summary>Names of results in responses.</summary>
internal static class ResultName
{
    /// <summary>Whether a name is another name after a type, as in <c>sterms#name</c>.</summary>
    public static bool IsTyped(string typed, string name) =>
        typed.AsSpan(typed.IndexOf('#', StringComparison.Ordinal) + 1).SequenceEqual(name);
}

/// <summary>Copies the JSON of a result.</summary>
internal sealed class RawResultConverter : JsonConverter<RawResult>
{
    public override bool HandleNull => true;

    public override RawResult Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(ResultText.Read(ref reader));

    public override void Write(Utf8JsonWriter writer, RawResult value, JsonSerializerOptions options) => value.Element.WriteTo(writer);
}

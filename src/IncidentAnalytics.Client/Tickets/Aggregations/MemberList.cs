using System.Text.Json;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>The members of an object that are not read yet.</summary>
internal sealed class MemberList(JsonElement json)
{
    private readonly List<KeyValuePair<string, JsonElement>> _members =
    [
        .. json.EnumerateObject().Select(static member => KeyValuePair.Create(member.Name, member.Value)),
    ];

    public IReadOnlyList<KeyValuePair<string, JsonElement>> Rest => _members;

    /// <summary>Takes the last member with a name.</summary>
    public bool TryTake(string name, out JsonElement value) => TryTake(name, static _ => true, out value);

    /// <summary>Takes the last member with a name if it is a text.</summary>
    public string? TakeText(string name) =>
        TryTake(name, static value => value.ValueKind == JsonValueKind.String, out var text) ? text.GetString() : null;

    /// <summary>Takes an array of objects, or an object of objects that all have a count.</summary>
    public bool TryTakeBuckets(out JsonElement buckets) => TryTake("buckets", IsBuckets, out buckets);

    private bool TryTake(string name, Func<JsonElement, bool> predicate, out JsonElement value)
    {
        var index = _members.FindLastIndex(member => member.Key == name);
        value = index < 0 ? default : _members[index].Value;
        if (index < 0 || !predicate(value))
            return false;

        _members.RemoveAt(index);
        return true;
    }

    private static bool IsBuckets(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Array => json.EnumerateArray().All(static bucket => bucket.ValueKind == JsonValueKind.Object),
            JsonValueKind.Object => json.EnumerateObject()
                .All(static bucket => bucket.Value.ValueKind == JsonValueKind.Object && bucket.Value.TryGetProperty("doc_count", out _)),
            _ => false,
        };
}

/// <summary>Finds the formatted texts beside values: <c>min_as_string</c> is the text of <c>min</c>.</summary>
internal readonly struct FormattedTexts
{
    public const string Suffix = "_as_string";

    private const int None = -1;
    private const int Attached = -2;

    private readonly IReadOnlyList<KeyValuePair<string, JsonElement>> _members;

    // For each member the index of its text, or Attached if it is a text. Null if there are no texts.
    private readonly int[]? _texts;

    private FormattedTexts(IReadOnlyList<KeyValuePair<string, JsonElement>> members, int[]? texts)
    {
        _members = members;
        _texts = texts;
    }

    public static FormattedTexts Find(IReadOnlyList<KeyValuePair<string, JsonElement>> members)
    {
        Dictionary<string, int>? byName = null;
        for (var i = 0; i < members.Count; i++)
        {
            var (name, value) = members[i];
            if (value.ValueKind == JsonValueKind.String && name.EndsWith(Suffix, StringComparison.Ordinal))
                (byName ??= new(StringComparer.Ordinal)).TryAdd(name[..^Suffix.Length], i);
        }

        if (byName is null)
            return new(members, texts: null);

        var texts = new int[members.Count];
        Array.Fill(texts, None);
        for (var i = 0; i < members.Count; i++)
        {
            var (name, value) = members[i];
            var isScalar = value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);
            // A text may have the name of a value with a text itself.
            if (isScalar && texts[i] == None && byName.Remove(name, out var text) && texts[text] == None)
            {
                texts[i] = text;
                texts[text] = Attached;
            }
        }

        return new(members, texts);
    }

    /// <summary>Whether a member is the text of another one.</summary>
    public bool IsAttached(int index) => _texts?[index] == Attached;

    /// <summary>Returns the text of a member; null if it has none.</summary>
    public string? GetText(int index) => _texts?[index] is { } text and >= 0 ? _members[text].Value.GetString() : null;
}

using System.Globalization;
using System.Text.Json;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>Collects the cells of one row. The limits keep the cost linear when a service sends long names or very many members.</summary>
internal sealed class AggregationRowBuilder
{
    /// <summary>Length of a path up to which objects are flattened; those under a longer one stay JSON.</summary>
    public const int MaxPathLength = 256;

    /// <summary>Number of cells up to which objects are flattened; later ones stay JSON.</summary>
    public const int MaxCells = 10_000;

    /// <summary>Number of keys up to which composite keys are split; longer ones stay JSON.</summary>
    public const int MaxKeys = 64;

    private const string DocCount = "doc_count";

    private readonly string? _path;
    private readonly List<AggregationCell> _keys;
    private readonly List<AggregationCell> _values = [];
    private readonly HashSet<string> _names;
    private readonly List<BucketList> _bucketLists = [];
    private Dictionary<string, int>? _repetitions;
    private AggregationCell? _docCount;

    /// <param name="path">Path of the row; null for that of the whole result.</param>
    /// <param name="keys">Keys of the buckets around this one.</param>
    public AggregationRowBuilder(string? path, IReadOnlyList<AggregationCell> keys)
    {
        _path = path;
        _keys = [.. keys];
        _names = new(keys.Select(static key => key.Name), StringComparer.Ordinal) { DocCount };
    }

    /// <summary>The buckets in this row, which have rows of their own.</summary>
    public IReadOnlyList<BucketList> BucketLists => _bucketLists;

    public IReadOnlyList<AggregationCell> Keys => _keys;

    public AggregationRow ToRow() => new(_path ?? "", _keys, _docCount, _values);

    public void SetDocCount(JsonElement count) => _docCount = new(DocCount, count);

    public void AddKey(string name, JsonElement key, string? formatted = null) => _keys.Add(CreateCell(name, key, formatted));

    /// <summary>Adds a key for each value of an object, as in <c>composite</c>, or of an array, as in <c>multi_terms</c>.</summary>
    public bool TryAddCompositeKey(string name, JsonElement key)
    {
        var parts = key.ValueKind switch
        {
            JsonValueKind.Object => key.EnumerateObject().Select(static part => KeyValuePair.Create(part.Name, part.Value)),
            JsonValueKind.Array => key.EnumerateArray()
                .Select(static (part, index) => KeyValuePair.Create(index.ToString(CultureInfo.InvariantCulture), part)),
            _ => [],
        };
        var split = parts.Take(MaxKeys + 1).ToList();
        if (split.Count == 0 || split.Count + _keys.Count > MaxKeys)
            return false;

        foreach (var (part, value) in split)
            AddKey($"{name}.{part}", value);
        return true;
    }

    public void AddValue(string name, JsonElement value, string? formatted = null) => _values.Add(CreateCell(name, value, formatted));

    /// <summary>Adds the values of the bucket.</summary>
    public void AddMembers(IReadOnlyList<KeyValuePair<string, JsonElement>> members) => AddMembers(prefix: null, _path, members);

    private void AddMembers(string? prefix, string? path, IReadOnlyList<KeyValuePair<string, JsonElement>> members)
    {
        var texts = FormattedTexts.Find(members);
        var isPercentiles = prefix is not null && members.All(static member => member.Key is "values" or "meta");
        for (var i = 0; i < members.Count; i++)
        {
            var (member, value) = members[i];
            var isObject = value.ValueKind == JsonValueKind.Object;
            // A service that sends typed keys returns "sterms#name" for "name".
            var name = isObject ? member[(member.IndexOf('#', StringComparison.Ordinal) + 1)..] : member;
            var isOnlyValue = prefix is not null && (isPercentiles ? member == "values" : member == "value" && !isObject);
            var fullName = isOnlyValue ? prefix! : Join(prefix, '.', name);
            if (isObject)
                AddObject(fullName, Join(path, '>', name), name, value);
            else if (!texts.IsAttached(i) && !(isPercentiles && isOnlyValue && TryAddPercentiles(fullName, value)))
                AddValue(fullName, value, texts.GetText(i));
        }
    }

    private void AddObject(string name, string path, string aggregation, JsonElement value)
    {
        var count = value.GetPropertyCount();
        if (count == 0 || count > MaxCells - _values.Count || path.Length > MaxPathLength)
        {
            AddValue(name, value);
            return;
        }

        var members = new MemberList(value);
        if (members.TryTakeBuckets(out var buckets))
            _bucketLists.Add(new(path, aggregation, _keys, buckets));
        AddMembers(name, path, members.Rest);
    }

    /// <summary>Adds percentiles that are an array, with the names that they have in an object.</summary>
    private bool TryAddPercentiles(string prefix, JsonElement values)
    {
        if (values.ValueKind != JsonValueKind.Array || values.GetArrayLength() > MaxCells - _values.Count)
            return false;

        var percentiles = new List<(JsonElement Key, JsonElement Value, string? Text)>();
        foreach (var item in values.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
                return false;

            var members = new MemberList(item);
            if (!members.TryTake("key", out var key) || !members.TryTake("value", out var value) || key.ValueKind != JsonValueKind.Number)
                return false;

            percentiles.Add((key, value, members.TakeText("value" + FormattedTexts.Suffix)));
            if (members.Rest.Count > 0)
                return false;
        }

        foreach (var (key, value, text) in percentiles)
            AddValue(Join(prefix, '.', key.GetRawText()), value, text);
        return percentiles.Count > 0;
    }

    private AggregationCell CreateCell(string name, JsonElement value, string? formatted)
    {
        if (_names.Add(name))
            return new(name, value, formatted);

        _repetitions ??= new(StringComparer.Ordinal);
        var number = _repetitions.GetValueOrDefault(name, 1);
        string numbered;
        do numbered = string.Create(CultureInfo.InvariantCulture, $"{name}#{++number}");
        while (!_names.Add(numbered));
        _repetitions[name] = number;
        return new(numbered, value, formatted);
    }

    private static string Join(string? prefix, char separator, string name) => prefix is null ? name : $"{prefix}{separator}{name}";
}

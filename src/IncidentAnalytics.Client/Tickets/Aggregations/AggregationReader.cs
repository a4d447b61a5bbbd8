using System.Text.Json;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>
/// One object of a result: an aggregation or one of its buckets. What is missing reads as absent; what has the wrong
/// shape is an error that names the aggregation and the member.
/// </summary>
internal readonly struct AggregationReader
{
    // What DateTimeOffset holds.
    private const long MinMilliseconds = -62_135_596_800_000;
    private const long MaxMilliseconds = 253_402_300_799_999;

    private readonly Aggregation _aggregation;
    private readonly string? _keyedAs;

    /// <param name="aggregation">The handle that is read.</param>
    /// <param name="element">The object; undefined or null when it is absent.</param>
    /// <param name="keyedAs">The name of a bucket that stands in an object instead of an array.</param>
    public AggregationReader(Aggregation aggregation, JsonElement element, string? keyedAs = null)
    {
        _aggregation = aggregation;
        _keyedAs = keyedAs;
        Json = element;
    }

    public JsonElement Json { get; }

    public bool IsPresent => Json.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>What was requested within each bucket.</summary>
    public IReadOnlyList<Aggregation> SubAggregations => _aggregation.Aggregations;

    /// <summary>A text; the name of a keyed bucket stands in for its <c>key</c>.</summary>
    public string? Text(string member)
    {
        var element = Member(member);
        return element.ValueKind == JsonValueKind.Undefined && member == "key" ? _keyedAs : AsText(member, element);
    }

    /// <summary>A number; null when it is absent or null.</summary>
    public double? Number(string member) => AsNumber(member, Member(member));

    /// <summary>The text of a member that was found already.</summary>
    public string? AsText(string member, JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => null,
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
            _ => throw Wrong($"'{member}'", element),
        };

    /// <summary>The number of a member that was found already.</summary>
    public double? AsNumber(string member, JsonElement element) =>
        element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null
        : LenientNumber.TryDouble(element, out var number) ? number
        : throw Wrong($"'{member}'", element);

    /// <summary>A whole number; 0 when it is absent or null.</summary>
    public long Count(string member)
    {
        var element = Member(member);
        if (element.ValueKind == JsonValueKind.Undefined)
            return 0;

        return LenientNumber.TryInt64(element, out var number) ? number : throw Wrong($"'{member}'", element);
    }

    /// <summary>An instant from milliseconds since 1970; null when it is absent or null.</summary>
    /// <remarks>What <see cref="DateTimeOffset"/> cannot hold becomes its nearest value: one odd key must not cost the others.</remarks>
    public DateTimeOffset? Instant(string member)
    {
        var element = Member(member);
        if (element.ValueKind == JsonValueKind.Undefined)
            return null;

        return LenientNumber.TryInt64(element, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(milliseconds, MinMilliseconds, MaxMilliseconds))
            : throw Wrong($"'{member}'", element);
    }

    /// <summary>The buckets, whether they came as an array or as an object by their keys; none when they are absent.</summary>
    public IReadOnlyList<TBucket> Buckets<TBucket>(Func<AggregationReader, TBucket> read)
    {
        var aggregation = _aggregation;
        return Member("buckets") switch
        {
            { ValueKind: JsonValueKind.Undefined } => [],
            { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray().Select(b => read(Bucket(aggregation, b)))],
            { ValueKind: JsonValueKind.Object } keyed =>
            [
                .. keyed.EnumerateObject().Select(b => read(Bucket(aggregation, b.Value, b.Name))),
            ],
            var other => throw Wrong("'buckets'", other),
        };
    }

    /// <summary>An object in this one; absent when there is none.</summary>
    public AggregationReader Within(string member) => At(Member(member));

    /// <summary>Another object of the same result.</summary>
    public AggregationReader At(JsonElement element) => new(_aggregation, element);

    /// <summary>A member; undefined when it is absent or null.</summary>
    public JsonElement Member(string name)
    {
        if (!IsPresent)
            return default;
        if (Json.ValueKind != JsonValueKind.Object)
            throw Wrong("it", Json);

        return Json.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : default;
    }

    /// <summary>The error of a shape that cannot be read.</summary>
    public InvalidResponseException Wrong(string what, JsonElement element)
    {
        var text = element.ValueKind == JsonValueKind.Undefined ? Json.GetRawText() : element.GetRawText();
        return new(
            $"The result of aggregation '{_aggregation.Name}' cannot be read: {what} is {Kind(element)}.",
            bodyStart: ServerText.Show(text, [], ServerText.MaxNameLength)
        );
    }

    private static AggregationReader Bucket(Aggregation aggregation, JsonElement element, string? keyedAs = null)
    {
        var reader = new AggregationReader(aggregation, element, keyedAs);
        return reader.IsPresent ? reader : throw reader.Wrong("a bucket", element);
    }

    private static string Kind(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Array => "an array",
            JsonValueKind.Object => "an object",
            JsonValueKind.String => "a text that does not fit",
            JsonValueKind.Number => "a number that does not fit",
            JsonValueKind.True or JsonValueKind.False => "a boolean",
            _ => "missing",
        };
}

using System.Text.Json;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>
/// Reads one object of a result: an aggregation or one of its buckets. A missing member reads as absent; a member of the wrong shape
/// throws an exception that names the aggregation and the member.
/// </summary>
internal readonly struct AggregationReader
{
    // The range of DateTimeOffset.
    public const long MinMilliseconds = -62_135_596_800_000;
    public const long MaxMilliseconds = 253_402_300_799_999;

    private readonly Aggregation _aggregation;
    private readonly string? _bucketName;

    /// <param name="aggregation">The aggregation whose result is read.</param>
    /// <param name="element">The object; undefined or null if it is absent.</param>
    /// <param name="bucketName">Name of the bucket in an object of buckets; null in an array.</param>
    public AggregationReader(Aggregation aggregation, JsonElement element, string? bucketName = null)
    {
        _aggregation = aggregation;
        _bucketName = bucketName;
        Json = element;
    }

    public JsonElement Json { get; }

    /// <summary>Aggregations requested within each bucket.</summary>
    public IReadOnlyList<Aggregation> SubAggregations => _aggregation.Aggregations;

    /// <summary>Reads a text. The name of a keyed bucket replaces a missing <c>key</c>.</summary>
    public string? ReadString(string member)
    {
        var element = GetMember(member);
        return element.ValueKind == JsonValueKind.Undefined && member == "key" ? _bucketName : ToText(member, element);
    }

    /// <summary>Reads a number; null if it is absent.</summary>
    public double? ReadNumber(string member) => ToNumber(member, GetMember(member));

    /// <summary>Converts an element to text.</summary>
    public string? ToText(string member, JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => null,
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
            _ => throw CreateException($"'{member}'", element),
        };

    /// <summary>Converts an element to a number.</summary>
    public double? ToNumber(string member, JsonElement element) =>
        !element.IsPresent() ? null
        : LenientNumber.TryDouble(element, out var number) ? number
        : throw CreateException($"'{member}'", element);

    /// <summary>Reads an integer; 0 if it is absent.</summary>
    public long ReadCount(string member)
    {
        var element = GetMember(member);
        if (element.ValueKind == JsonValueKind.Undefined)
            return 0;

        return LenientNumber.TryInt64(element, out var number) ? number : throw CreateException($"'{member}'", element);
    }

    /// <summary>Reads an instant from milliseconds since 1970; null if it is absent.</summary>
    /// <remarks>
    /// A value outside the range of <see cref="DateTimeOffset"/> becomes the nearest instant, so that one odd key cannot fail the others.
    /// </remarks>
    public DateTimeOffset? ReadInstant(string member)
    {
        var element = GetMember(member);
        if (element.ValueKind == JsonValueKind.Undefined)
            return null;

        return LenientNumber.TryInt64(element, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(milliseconds, MinMilliseconds, MaxMilliseconds))
            : throw CreateException($"'{member}'", element);
    }

    /// <summary>Reads the buckets of an array or of an object keyed by bucket name; empty if they are absent.</summary>
    public IReadOnlyList<TBucket> ReadBuckets<TBucket>(Func<AggregationReader, TBucket> read)
    {
        var aggregation = _aggregation;
        return GetMember("buckets") switch
        {
            { ValueKind: JsonValueKind.Undefined } => [],
            { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray().Select(b => read(CreateBucketReader(aggregation, b)))],
            { ValueKind: JsonValueKind.Object } keyed =>
            [
                .. keyed.EnumerateObject().Select(b => read(CreateBucketReader(aggregation, b.Value, b.Name))),
            ],
            var other => throw CreateException("'buckets'", other),
        };
    }

    /// <summary>Returns a reader for an object in this one.</summary>
    public AggregationReader GetObject(string member) => WithElement(GetMember(member));

    /// <summary>Returns a reader for another object of the same result.</summary>
    public AggregationReader WithElement(JsonElement element) => new(_aggregation, element);

    /// <summary>Returns a member; undefined if it is absent or null.</summary>
    public JsonElement GetMember(string name)
    {
        if (!Json.IsPresent())
            return default;
        if (Json.ValueKind != JsonValueKind.Object)
            throw CreateException("it", Json);

        return Json.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : default;
    }

    /// <summary>Creates the exception for a result of the wrong shape.</summary>
    public InvalidResponseException CreateException(string what, JsonElement element)
    {
        var text = element.ValueKind == JsonValueKind.Undefined ? Json.GetRawText() : element.GetRawText();
        return new(
            $"The result of aggregation '{_aggregation.Name}' cannot be read: {what} is {Describe(element)}.",
            bodyStart: ServerText.Show(text, [], ServerText.MaxNameLength)
        );
    }

    private static AggregationReader CreateBucketReader(Aggregation aggregation, JsonElement element, string? bucketName = null)
    {
        var reader = new AggregationReader(aggregation, element, bucketName);
        return element.IsPresent() ? reader : throw reader.CreateException("a bucket", element);
    }

    private static string Describe(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Array => "an array",
            JsonValueKind.Object => "an object",
            JsonValueKind.String => "an invalid text",
            JsonValueKind.Number => "an invalid number",
            JsonValueKind.True or JsonValueKind.False => "a boolean",
            _ => "missing",
        };
}

/// <summary>Extensions of <see cref="JsonElement"/> for results.</summary>
internal static class ResultElementExtensions
{
    /// <summary>Whether the service sent the element: it is neither undefined nor JSON null.</summary>
    public static bool IsPresent(this JsonElement element) => element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);
}

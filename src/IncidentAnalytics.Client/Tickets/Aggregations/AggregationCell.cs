using System.Text.Json;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>A named value of an <see cref="AggregationRow"/>: a key, a count or a metric.</summary>
public sealed class AggregationCell
{
    private readonly string? _formatted;

    internal AggregationCell(string name, JsonElement json, string? formatted = null)
    {
        Name = name;
        Json = json;
        _formatted = formatted;
    }

    /// <summary>Name of the value, unique in its row: a suffix such as <c>#2</c> marks a name that the row has already.</summary>
    public string Name { get; }

    /// <summary>The value as sent by the service. An array stays as it is.</summary>
    public JsonElement Json { get; }

    /// <summary>
    /// The value as formatted by the service, such as <c>key_as_string</c> of a date histogram, or the value itself; JSON for an array or
    /// an object. Null for JSON null.
    /// </summary>
    public string? Text =>
        _formatted
        ?? Json.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => null,
            JsonValueKind.String => Json.GetString(),
            _ => Json.GetRawText(),
        };

    /// <summary>The value as a number, also one that was sent as a text, such as <c>"NaN"</c>; null if it is not a number.</summary>
    public double? Number => LenientNumber.TryDouble(Json, out var number) ? number : null;

    /// <summary>
    /// The value as an instant, such as the key of a date histogram: a whole number of milliseconds since 1970, in the years 1 to 9999. Null
    /// for any other value.
    /// </summary>
    public DateTimeOffset? Instant =>
        LenientNumber.TryInt64(Json, out var milliseconds)
        && milliseconds is >= AggregationReader.MinMilliseconds and <= AggregationReader.MaxMilliseconds
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    /// <summary>The name and the text, such as <c>by_type=incident</c>.</summary>
    public override string ToString() => $"{Name}={Text}";

    /// <summary>Creates the value of a cell from a text that is not a value in the JSON.</summary>
    internal static JsonElement ParseText(string text) => Parse(writer => writer.WriteStringValue(text));

    /// <summary>Creates the value of a cell from a number that is not in the JSON.</summary>
    internal static JsonElement ParseNumber(long number) => Parse(writer => writer.WriteNumberValue(number));

    private static JsonElement Parse(Action<Utf8JsonWriter> write)
    {
        var reader = new Utf8JsonReader(JsonText.WriteUtf8(write));
        return JsonElement.ParseValue(ref reader);
    }
}

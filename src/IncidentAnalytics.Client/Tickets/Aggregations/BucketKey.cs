using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>
/// What the tickets of a <c>terms</c> bucket have in common: a text, a number or a boolean, as the field has it. It
/// prints as the service shows it, so a table needs no more than the key itself; in JSON it is that text.
/// </summary>
[JsonConverter(typeof(OpenValueConverter<BucketKey>))]
public readonly record struct BucketKey : IOpenValue<BucketKey>
{
    private readonly JsonValueKind _kind;
    private readonly string? _text;
    private readonly string? _shown;

    /// <summary>A key that is text.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public BucketKey(string text)
        : this(JsonValueKind.String, text ?? throw new ArgumentNullException(nameof(text)), null) { }

    private BucketKey(JsonValueKind kind, string? text, string? shown)
    {
        _kind = kind;
        _text = text;
        _shown = shown;
    }

    /// <summary>A key that is text, so that <c>bucket.Key == "incident"</c> can be written. A number or boolean equals no text.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator BucketKey(string text) => new(text);

    /// <summary>Whether the field holds text.</summary>
    public bool IsText => _kind == JsonValueKind.String;

    /// <summary>Whether the field holds numbers or instants (milliseconds since 1970), or booleans as 1 and 0.</summary>
    public bool IsNumber => _kind == JsonValueKind.Number;

    /// <summary>Reads a whole number.</summary>
    /// <param name="value">The number; 0 when the key is none.</param>
    /// <returns>Whether the key is a whole number of 64 bits.</returns>
    public bool TryGetInt64(out long value)
    {
        value = 0;
        return IsNumber && LenientNumber.TryInt64(_text!, out value);
    }

    /// <summary>Reads a number.</summary>
    /// <param name="value">The number; 0 when the key is none.</param>
    /// <returns>Whether the key is a number.</returns>
    public bool TryGetDouble(out double value)
    {
        value = 0;
        return IsNumber && double.TryParse(_text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Reads a boolean: on the wire <c>true</c>, or 1 shown as <c>"true"</c>, and likewise for false.</summary>
    /// <param name="value">The boolean; false when the key is none.</param>
    /// <returns>Whether the key is a boolean.</returns>
    public bool TryGetBoolean(out bool value)
    {
        var text = IsText ? null : _shown ?? _text;
        value = text == "true";
        return value || text == "false";
    }

    /// <summary>The key as the service shows it (<c>key_as_string</c>), otherwise its own text.</summary>
    public override string ToString() => _shown ?? _text ?? "";

    static BucketKey IOpenValue<BucketKey>.FromText(string text) => new(text);

    internal static BucketKey Read(AggregationReader bucket)
    {
        var kind = bucket.Member("key").ValueKind;
        return new(kind == JsonValueKind.Undefined ? JsonValueKind.String : kind, bucket.Text("key"), bucket.Text("key_as_string"));
    }
}

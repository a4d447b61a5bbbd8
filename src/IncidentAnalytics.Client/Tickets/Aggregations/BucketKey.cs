using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>
/// Key of a <c>terms</c> bucket: a text, a number or a boolean, depending on the field. <see cref="ToString"/> gives it as formatted by
/// the service, and so does JSON.
/// </summary>
[JsonConverter(typeof(OpenValueConverter<BucketKey>))]
public readonly record struct BucketKey : IOpenValue<BucketKey>
{
    private readonly JsonValueKind _kind;
    private readonly string? _text;
    private readonly string? _formatted;

    /// <summary>Initializes a text key.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public BucketKey(string text)
        : this(JsonValueKind.String, text ?? throw new ArgumentNullException(nameof(text)), null) { }

    private BucketKey(JsonValueKind kind, string? text, string? formatted)
    {
        _kind = kind;
        _text = text;
        _formatted = formatted;
    }

    /// <summary>Whether the key is a text.</summary>
    public bool IsText => _kind == JsonValueKind.String;

    /// <summary>Whether the key is a number. Instants are milliseconds since 1970; booleans may be 1 and 0.</summary>
    public bool IsNumber => _kind == JsonValueKind.Number;

    /// <summary>Converts a text to a key, as in <c>bucket.Key == "incident"</c>. A number or a boolean is not equal to any text.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator BucketKey(string text) => new(text);

    /// <summary>Gets the key as an integer.</summary>
    /// <param name="value">The number; 0 if the key is not a number.</param>
    /// <returns>Whether the key is a 64-bit integer.</returns>
    public bool TryGetInt64(out long value)
    {
        value = 0;
        return IsNumber && LenientNumber.TryInt64(_text!, out value);
    }

    /// <summary>Gets the key as a number.</summary>
    /// <param name="value">The number; 0 if the key is not a number.</param>
    /// <returns>Whether the key is a number.</returns>
    public bool TryGetDouble(out double value)
    {
        value = 0;
        return IsNumber && double.TryParse(_text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Gets the key as a boolean: on the wire <c>true</c>, or 1 formatted as <c>"true"</c>, and likewise for false.</summary>
    /// <param name="value">The boolean; false if the key is not a boolean.</param>
    /// <returns>Whether the key is a boolean.</returns>
    public bool TryGetBoolean(out bool value)
    {
        var text = IsText ? null : _formatted ?? _text;
        value = text == "true";
        return value || text == "false";
    }

    /// <summary>The key as formatted by the service (<c>key_as_string</c>), or its own text.</summary>
    public override string ToString() => _formatted ?? _text ?? "";

    internal static BucketKey Read(AggregationReader bucket)
    {
        var kind = bucket.GetMember("key").ValueKind;
        return new(
            kind == JsonValueKind.Undefined ? JsonValueKind.String : kind,
            bucket.ReadString("key"),
            bucket.ReadString("key_as_string")
        );
    }
}

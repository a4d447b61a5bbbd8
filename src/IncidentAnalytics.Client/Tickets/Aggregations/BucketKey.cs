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
    // A text, or else a FormattedKey: most keys are texts without a format, and a list has many.
    private readonly object? _value;

    /// <summary>Initializes a text key.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public BucketKey(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _value = text;
    }

    private BucketKey(FormattedKey key) => _value = key;

    /// <summary>Whether the key is a text.</summary>
    public bool IsText => _value is string or FormattedKey { Kind: JsonValueKind.String };

    /// <summary>Whether the key is a number. Instants are milliseconds since 1970; booleans may be 1 and 0.</summary>
    public bool IsNumber => _value is FormattedKey { Kind: JsonValueKind.Number };

    /// <summary>The key as formatted by the service; null if not sent.</summary>
    internal string? Formatted => (_value as FormattedKey)?.Formatted;

    private string? Text => _value as string ?? (_value as FormattedKey)?.Text;

    /// <summary>Converts a text to a key, as in <c>bucket.Key == "incident"</c>. A number or a boolean is not equal to any text.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator BucketKey(string text) => new(text);

    /// <summary>Gets the key as an integer.</summary>
    /// <param name="value">The number; 0 if the key is not a number.</param>
    /// <returns>Whether the key is a 64-bit integer.</returns>
    public bool TryGetInt64(out long value)
    {
        value = 0;
        return IsNumber && LenientNumber.TryInt64(Text!, out value);
    }

    /// <summary>Gets the key as a number.</summary>
    /// <param name="value">The number; 0 if the key is not a number.</param>
    /// <returns>Whether the key is a number.</returns>
    public bool TryGetDouble(out double value)
    {
        value = 0;
        return IsNumber && double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Gets the key as a boolean: on the wire <c>true</c>, or 1 formatted as <c>"true"</c>, and likewise for false.</summary>
    /// <param name="value">The boolean; false if the key is not a boolean.</param>
    /// <returns>Whether the key is a boolean.</returns>
    public bool TryGetBoolean(out bool value)
    {
        var text = IsText ? null : Formatted ?? Text;
        value = text == "true";
        return value || text == "false";
    }

    /// <summary>The key as formatted by the service (<c>key_as_string</c>), or its own text.</summary>
    public override string ToString() => Formatted ?? Text ?? "";

    internal static BucketKey Read(AggregationReader bucket)
    {
        var key = bucket.GetMember("key"u8);
        var kind = key.Kind == JsonValueKind.Undefined ? JsonValueKind.String : key.Kind;
        var text = key.Kind == JsonValueKind.Undefined ? bucket.ReadString("key"u8) : bucket.ToText("key"u8, key);
        var formatted = bucket.ReadString("key_as_string"u8);
        return kind == JsonValueKind.String && text is not null && formatted is null
            ? new(text)
            : new(new FormattedKey(kind, text, formatted));
    }

    /// <summary>A key that is not a text, or has a format.</summary>
    private sealed record FormattedKey(JsonValueKind Kind, string? Text, string? Formatted);
}

using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>
/// A value in the JSON of a result, not parsed yet: a part of its UTF-8. A <see cref="JsonElement"/> of a result takes three times its size
/// in memory, and most callers need only the typed buckets.
/// </summary>
internal readonly struct ResultJson
{
    // The JSON was validated when it was received; elements of users may come from documents that allow more.
    private static readonly JsonReaderOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = int.MaxValue,
    };

    private readonly byte[]? _utf8;
    private readonly int _start;
    private readonly int _length;

    private ResultJson(byte[]? utf8, int start, int length)
    {
        _utf8 = utf8;
        _start = start;
        _length = length;
    }

    /// <summary>The kind of the value; undefined if it is absent.</summary>
    public JsonValueKind Kind =>
        _length == 0
            ? JsonValueKind.Undefined
            : Utf8[0] switch
            {
                (byte)'{' => JsonValueKind.Object,
                (byte)'[' => JsonValueKind.Array,
                (byte)'"' => JsonValueKind.String,
                (byte)'t' => JsonValueKind.True,
                (byte)'f' => JsonValueKind.False,
                (byte)'n' => JsonValueKind.Null,
                _ => JsonValueKind.Number,
            };

    /// <summary>Whether the service sent the value: it is neither undefined nor JSON null.</summary>
    public bool IsPresent => Kind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>The value as it is written.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8.AsSpan(_start, _length);

    /// <summary>Copies an element.</summary>
    public static ResultJson From(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Undefined)
            return default;

        var utf8 = JsonMarshal.GetRawUtf8Value(element).ToArray();
        return new(utf8, 0, utf8.Length);
    }

    /// <summary>Parses the value; undefined if it is absent.</summary>
    public JsonElement Parse()
    {
        if (_length == 0)
            return default;

        var reader = CreateReader();
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>Parses the value when it is read for the first time.</summary>
    /// <param name="cache">The parsed value; null before.</param>
    public JsonElement Parse(ref object? cache) => (JsonElement)(cache ??= Parse());

    /// <summary>Creates a reader before the value.</summary>
    public Utf8JsonReader CreateReader() => new(Utf8, Options);

    /// <summary>Returns a value in this one.</summary>
    /// <param name="start">The position of the value, in the bytes of the reader of this value.</param>
    /// <param name="end">The position after the value.</param>
    public ResultJson Slice(long start, long end) => new(_utf8, _start + (int)start, (int)(end - start));

    /// <summary>Returns the text of a string.</summary>
    public string GetString()
    {
        var text = Utf8[1..^1];
        if (Ascii.IsValid(text) && !text.Contains((byte)'\\'))
            return Encoding.ASCII.GetString(text);

        var reader = CreateReader();
        reader.Read();
        return reader.GetString()!;
    }

    /// <summary>Finds a result in a bucket, also one with a type before its name; undefined if there is none.</summary>
    public ResultJson FindResult(string name)
    {
        if (Kind != JsonValueKind.Object)
            return default;

        ResultJson? plain = null,
            typed = null;
        var reader = CreateReader();
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // The last plain name counts, or else the first one with a type.
            var isPlain = reader.ValueTextEquals(name);
            var isTyped =
                !isPlain
                && typed is null
                && (reader.ValueIsEscaped || reader.ValueSpan.Contains((byte)'#'))
                && ResultName.IsTyped(reader.GetString()!, name);
            reader.Read();
            var start = reader.TokenStartIndex;
            reader.Skip();
            if (isPlain)
                plain = Slice(start, reader.BytesConsumed);
            else if (isTyped)
                typed = Slice(start, reader.BytesConsumed);
        }

        return plain ?? typed ?? default;
    }

    public string GetRawText() => Encoding.UTF8.GetString(Utf8);

    /// <summary>Parses a 64-bit integer as <see cref="LenientNumber.TryInt64(JsonElement, out long)"/> does.</summary>
    public bool TryGetInt64(out long value)
    {
        value = 0;
        return Kind switch
        {
            JsonValueKind.Number => long.TryParse(Utf8, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
                || LenientNumber.TryInt64(GetRawText(), out value),
            JsonValueKind.String => LenientNumber.TryInt64(GetString().AsSpan().Trim(), out value),
            _ => false,
        };
    }

    /// <summary>Parses a number as <see cref="LenientNumber.TryDouble"/> does.</summary>
    public bool TryGetDouble(out double value)
    {
        value = 0;
        return Kind switch
        {
            JsonValueKind.Number => double.TryParse(Utf8, NumberStyles.Float, CultureInfo.InvariantCulture, out value),
            JsonValueKind.String => double.TryParse(GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out value),
            _ => false,
        };
    }
}

using System.Buffers.Text;
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
    private readonly ResultText? _text;
    private readonly int _start;
    private readonly int _length;

    public ResultJson(ResultText? text, int start, int length)
    {
        _text = text;
        _start = start;
        _length = length;
        Kind = GetKind(text, start, length);
    }

    /// <summary>The JSON that has the value, and its position there.</summary>
    public (ResultText? Text, int Start, int Length) Position => (_text, _start, _length);

    /// <summary>The kind of the value; undefined if it is absent.</summary>
    public JsonValueKind Kind { get; }

    /// <summary>Whether the service sent the value: it is neither undefined nor JSON null.</summary>
    public bool IsPresent => Kind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>The value as it is written.</summary>
    public ReadOnlySpan<byte> Utf8 => _text is null ? default : _text.Utf8.AsSpan(_start, _length);

    /// <summary>The positions of the members of the value, if they are known.</summary>
    public ReadOnlySpan<ResultMember> KnownMembers => _text is not null && _length == _text.Utf8.Length ? _text.Members : default;

    /// <summary>Copies an element.</summary>
    public static ResultJson From(JsonElement element) => ResultText.From(element).Json;

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
    public Utf8JsonReader CreateReader() => new(Utf8, _text?.Options ?? default);

    /// <summary>Returns a value in this one.</summary>
    /// <param name="start">The position of the value, in the bytes of the reader of this value.</param>
    /// <param name="end">The position after the value.</param>
    public ResultJson Slice(long start, long end) => new(_text, _start + (int)start, (int)(end - start));

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
            JsonValueKind.Number => (Utf8Parser.TryParse(Utf8, out value, out var read) && read == _length)
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

    private static JsonValueKind GetKind(ResultText? text, int start, int length) =>
        text is null || length == 0
            ? JsonValueKind.Undefined
            : text.Utf8[start] switch
            {
                (byte)'{' => JsonValueKind.Object,
                (byte)'[' => JsonValueKind.Array,
                (byte)'"' => JsonValueKind.String,
                (byte)'t' => JsonValueKind.True,
                (byte)'f' => JsonValueKind.False,
                (byte)'n' => JsonValueKind.Null,
                _ => JsonValueKind.Number,
            };
}

/// <summary>The JSON of a whole result.</summary>
internal sealed class ResultText
{
    private const int MaxKnownMembers = 16;

    private readonly ResultMember[] _members;

    /// <param name="utf8">The JSON, which was validated when it was received.</param>
    /// <param name="options">What the JSON may have, of any depth.</param>
    /// <param name="members">The positions of the members; empty if they are not known.</param>
    private ResultText(byte[] utf8, JsonReaderOptions options, ResultMember[] members)
    {
        Utf8 = utf8;
        Options = options with { MaxDepth = int.MaxValue };
        _members = members;
    }

    public byte[] Utf8 { get; }

    public JsonReaderOptions Options { get; }

    public ReadOnlySpan<ResultMember> Members => _members;

    public ResultJson Json => new(this, 0, Utf8.Length);

    /// <summary>Copies an element.</summary>
    public static ResultText From(JsonElement element)
    {
        // An element of a user may come from a document that allows more.
        var options = new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
        return new(Copy(element), options, members: []);
    }

    /// <summary>Copies the value at which a reader is, in one pass that also finds the members of an object.</summary>
    public static ResultText Read(ref Utf8JsonReader reader)
    {
        var options = reader.CurrentState.Options;
        if (!JsonSource.TryGet(reader, out var json))
        {
            // The document that finds the end of the value has pooled memory.
            using var document = JsonDocument.ParseValue(ref reader);
            return new(Copy(document.RootElement), options, members: []);
        }

        var start = reader.TokenStartIndex;
        Span<ResultMember> members = stackalloc ResultMember[MaxKnownMembers];
        var count = 0;
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var member = ResultMember.Read(ref reader, start);
                if (count < MaxKnownMembers)
                    members[count] = member;
                count++;
            }
        }
        else
        {
            reader.Skip();
        }

        var length = (int)(reader.BytesConsumed - start);
        return new(json[..length].ToArray(), options, count <= MaxKnownMembers ? members[..count].ToArray() : []);
    }

    private static byte[] Copy(JsonElement element) =>
        element.ValueKind == JsonValueKind.Undefined ? [] : JsonMarshal.GetRawUtf8Value(element).ToArray();
}

/// <summary>The positions of a member of an object.</summary>
/// <param name="Name">The start of the name, a string.</param>
/// <param name="NameEnd">The end of the name.</param>
/// <param name="IsEscaped">Whether the name has escapes.</param>
/// <param name="Value">The start of the value.</param>
/// <param name="ValueEnd">The end of the value.</param>
/// <param name="Count">The number of elements or members of the value.</param>
internal readonly record struct ResultMember(int Name, int NameEnd, bool IsEscaped, int Value, int ValueEnd, int Count)
{
    /// <summary>Reads a member to its end.</summary>
    /// <param name="reader">A reader at the name of the member.</param>
    /// <param name="origin">The position in the reader from which positions count.</param>
    public static ResultMember Read(ref Utf8JsonReader reader, long origin = 0)
    {
        var name = (int)(reader.TokenStartIndex - origin);
        var nameEnd = name + reader.ValueSpan.Length + 2;
        var isEscaped = reader.ValueIsEscaped;
        reader.Read();
        var value = (int)(reader.TokenStartIndex - origin);
        var count = Skip(ref reader);
        return new(name, nameEnd, isEscaped, value, (int)(reader.BytesConsumed - origin), count);
    }

    public ResultJson GetName(ResultJson whole) => whole.Slice(Name, NameEnd);

    public ResultJson GetValue(ResultJson whole) => whole.Slice(Value, ValueEnd);

    /// <summary>Whether the member has a name.</summary>
    /// <param name="whole">The JSON that positions are in.</param>
    /// <param name="name">The name.</param>
    public bool HasName(ReadOnlySpan<byte> whole, ReadOnlySpan<byte> name)
    {
        if (!IsEscaped)
            return whole[(Name + 1)..(NameEnd - 1)].SequenceEqual(name);

        var reader = new Utf8JsonReader(whole[Name..NameEnd]);
        reader.Read();
        return reader.ValueTextEquals(name);
    }

    /// <summary>Moves a reader to the end of a value, and returns the number of its elements or members.</summary>
    private static int Skip(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject))
            return 0;

        var count = 0;
        while (reader.Read() && reader.TokenType is not (JsonTokenType.EndArray or JsonTokenType.EndObject))
        {
            count++;
            reader.Skip();
        }

        return count;
    }
}

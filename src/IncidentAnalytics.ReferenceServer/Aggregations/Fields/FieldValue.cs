using System.Globalization;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Serialization;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Fields;

/// <summary>A value of a document, a query or an option. It takes two words, because a set holds hundreds of thousands of them.</summary>
internal readonly struct FieldValue
{
    /// <summary>The text, or for other kinds the boxed kind.</summary>
    private readonly object _textOrKind;
    private readonly long _bits;

    private FieldValue(object textOrKind, long bits)
    {
        _textOrKind = textOrKind;
        _bits = bits;
    }

    public FieldValueKind Kind => _textOrKind is FieldValueKind kind ? kind : FieldValueKind.Text;

    public bool AsBoolean => _bits != 0;

    public long AsLong => _bits;

    public double AsDouble => Kind == FieldValueKind.Double ? BitConverter.Int64BitsToDouble(_bits) : _bits;

    public static FieldValue From(string value) => new(value, 0);

    public static FieldValue From(bool value) => new(Boxed.Boolean, value ? 1 : 0);

    public static FieldValue From(long value) => new(Boxed.Long, value);

    public static FieldValue From(double value) => new(Boxed.Double, BitConverter.DoubleToInt64Bits(value));

    public static FieldValue From(DateTimeOffset value) => FromEpochMillis(value.ToUnixTimeMilliseconds());

    public static FieldValue FromEpochMillis(long value) => new(Boxed.Date, value);

    /// <exception cref="AggregationException">The element is an object, an array or null.</exception>
    public static FieldValue FromJson(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => From(element.GetString()!),
            JsonValueKind.True => From(true),
            JsonValueKind.False => From(false),
            JsonValueKind.Number when element.TryGetInt64(out var number) => From(number),
            JsonValueKind.Number => From(element.GetDouble()),
            _ => throw new AggregationException($"expected a value, but got [{element.ValueKind}]"),
        };

    /// <summary>The value as a keyword field stores it.</summary>
    public override string ToString() =>
        Kind switch
        {
            FieldValueKind.Text => (string)_textOrKind,
            FieldValueKind.Boolean => AsBoolean ? "true" : "false",
            FieldValueKind.Double => DoubleText.Format(AsDouble),
            FieldValueKind.Date => Dates.DateFormat.Default.Format(_bits, Dates.Zone.Utc),
            _ => _bits.ToString(CultureInfo.InvariantCulture),
        };

    private static class Boxed
    {
        public static readonly object Boolean = FieldValueKind.Boolean;
        public static readonly object Long = FieldValueKind.Long;
        public static readonly object Double = FieldValueKind.Double;
        public static readonly object Date = FieldValueKind.Date;
    }
}

/// <summary>The kind of a value before it is converted to the type of its field.</summary>
internal enum FieldValueKind
{
    Text,
    Boolean,
    Long,
    Double,
    Date,
}

using System.Globalization;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Engine.Formats;

namespace IncidentAnalytics.ReferenceServer.Engine.Fields;

/// <summary>One value of a document, a query or an option.</summary>
internal readonly struct FieldValue
{
    private readonly string? _text;
    private readonly long _bits;

    private FieldValue(FieldValueKind kind, string? text, long bits)
    {
        Kind = kind;
        _text = text;
        _bits = bits;
    }

    public FieldValueKind Kind { get; }

    public bool AsBoolean => _bits != 0;

    public long AsLong => _bits;

    public double AsDouble => Kind == FieldValueKind.Double ? BitConverter.Int64BitsToDouble(_bits) : _bits;

    public static FieldValue Of(string value) => new(FieldValueKind.Text, value, 0);

    public static FieldValue Of(bool value) => new(FieldValueKind.Boolean, null, value ? 1 : 0);

    public static FieldValue Of(long value) => new(FieldValueKind.Long, null, value);

    public static FieldValue Of(double value) => new(FieldValueKind.Double, null, BitConverter.DoubleToInt64Bits(value));

    public static FieldValue Of(DateTimeOffset value) => new(FieldValueKind.Date, null, value.ToUnixTimeMilliseconds());

    /// <exception cref="AggregationException">The element is an object, an array or null.</exception>
    public static FieldValue FromJson(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Of(element.GetString()!),
        JsonValueKind.True => Of(true),
        JsonValueKind.False => Of(false),
        JsonValueKind.Number when element.TryGetInt64(out var number) => Of(number),
        JsonValueKind.Number => Of(element.GetDouble()),
        _ => throw new AggregationException($"expected a value, but got [{element.ValueKind}]"),
    };

    /// <summary>The value as text, as a keyword field would hold it.</summary>
    public override string ToString() => Kind switch
    {
        FieldValueKind.Text => _text!,
        FieldValueKind.Boolean => AsBoolean ? "true" : "false",
        FieldValueKind.Double => DoubleText.Of(AsDouble),
        FieldValueKind.Date => Dates.DateFormat.Default.Format(_bits, Dates.Zone.Utc),
        _ => _bits.ToString(CultureInfo.InvariantCulture),
    };
}

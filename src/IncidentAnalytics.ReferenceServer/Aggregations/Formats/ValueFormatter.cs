using IncidentAnalytics.ReferenceServer.Aggregations.Dates;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Formats;

/// <summary>Writes values as text: what stands in <c>key_as_string</c> and <c>value_as_string</c>.</summary>
internal abstract class ValueFormatter
{
    public abstract string Format(double value);

    public virtual string Format(long value) => Format((double)value);

    /// <summary>The formatter of a column, or null where its values are written as they are.</summary>
    /// <param name="mapping">The column's type.</param>
    /// <param name="pattern">The <c>format</c> that the request asks for, if any.</param>
    /// <param name="zone">In which time zone dates are written.</param>
    /// <exception cref="AggregationException">The pattern cannot be understood.</exception>
    public static ValueFormatter? For(FieldMapping mapping, string? pattern, Zone zone) =>
        mapping.Type switch
        {
            FieldType.Date => new DateFormatter(pattern is null ? mapping.Format : DateFormat.Parse(pattern), zone),
            FieldType.Boolean => BooleanFormatter.Instance,
            FieldType.Long or FieldType.Double when pattern is not null => new DecimalFormatter(pattern),
            _ => null,
        };
}

/// <summary>1 is true, 0 is false.</summary>
internal sealed class BooleanFormatter : ValueFormatter
{
    private BooleanFormatter() { }

    public static BooleanFormatter Instance { get; } = new();

    public override string Format(double value) => value == 0 ? "false" : "true";
}

/// <summary>Epoch milliseconds as a date.</summary>
internal sealed class DateFormatter(DateFormat format, Zone zone) : ValueFormatter
{
    public override string Format(double value) => format.Format((long)value, zone);

    public override string Format(long value) => format.Format(value, zone);
}

using IncidentAnalytics.ReferenceServer.Aggregations.Dates;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Formats;

/// <summary>Formats values for <c>key_as_string</c> and <c>value_as_string</c>.</summary>
internal abstract class ValueFormatter
{
    public abstract string Format(double value);

    public virtual string Format(long value) => Format((double)value);
}

/// <summary>Formats 1 as <c>true</c> and 0 as <c>false</c>.</summary>
internal sealed class BooleanFormatter : ValueFormatter
{
    private BooleanFormatter() { }

    public static BooleanFormatter Instance { get; } = new();

    public override string Format(double value) => value == 0 ? "false" : "true";
}

/// <summary>Formats epoch milliseconds as a date.</summary>
internal sealed class DateFormatter(DateFormat format, Zone zone) : ValueFormatter
{
    public override string Format(double value) => format.Format((long)value, zone);

    public override string Format(long value) => format.Format(value, zone);
}

using IncidentAnalytics.ReferenceServer.Aggregations.Dates;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Formats;

/// <summary>Epoch milliseconds as a date.</summary>
internal sealed class DateFormatter(DateFormat format, Zone zone) : ValueFormatter
{
    public override string Format(double value) => format.Format((long)value, zone);

    public override string Format(long value) => format.Format(value, zone);
}

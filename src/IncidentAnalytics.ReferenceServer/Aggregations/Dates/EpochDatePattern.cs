using System.Globalization;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

/// <summary>Dates as numbers: <c>epoch_millis</c> (unit 1) and <c>epoch_second</c> (unit 1000). The numbers know no time zone.</summary>
internal sealed class EpochDatePattern(long unit) : DatePattern
{
    public override bool TryParse(string text, Zone zone, bool roundUp, out long millis)
    {
        millis = 0;
        if (
            !decimal.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
            || Math.Abs(number) > long.MaxValue / unit
        )
        {
            return false;
        }

        millis = (long)decimal.Floor(number * unit);
        return true;
    }

    public override string Format(long millis, Zone zone)
    {
        var whole = CivilTime.FloorDivision(millis, unit);
        var rest = millis - (whole * unit);
        return rest == 0 ? whole.ToString(CultureInfo.InvariantCulture) : ((decimal)millis / unit).ToString(CultureInfo.InvariantCulture);
    }
}

using System.Globalization;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

/// <summary><c>strict_date_optional_time</c>: ISO 8601 from a bare year to milliseconds and offset, written with milliseconds.</summary>
internal sealed class IsoDatePattern : DatePattern
{
    public override bool TryParse(string text, Zone zone, bool roundUp, out long millis)
    {
        millis = 0;
        var reader = new IsoReader(text, roundUp);
        if (!reader.TryRead(out var local))
        {
            return false;
        }

        millis = reader.Offset is { } offset ? local - offset : zone.ToUtc(local);
        return true;
    }

    public override string Format(long millis, Zone zone)
    {
        var offset = zone.OffsetAt(millis);
        var time = CivilTime.FromMillis(millis + offset);
        var year = time.Year is >= 0 and <= 9999
            ? time.Year.ToString("D4", CultureInfo.InvariantCulture)
            : time.Year.ToString("+0000;-0000", CultureInfo.InvariantCulture);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{year}-{time.Month:D2}-{time.Day:D2}T{time.Hour:D2}:{time.Minute:D2}:{time.Second:D2}.{time.Millisecond:D3}{OffsetText.Of(offset)}"
        );
    }
}

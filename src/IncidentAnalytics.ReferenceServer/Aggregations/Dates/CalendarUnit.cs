namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

/// <summary>A calendar unit.</summary>
internal enum CalendarUnit
{
    None,
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>Arithmetic with calendar units on local time.</summary>
internal static class CalendarUnits
{
    /// <summary>1970-01-01 was a Thursday, and weeks start on Monday.</summary>
    private const long WeekShift = 3 * CivilTime.MillisPerDay;

    /// <summary>Parses a single unit, such as <c>1d</c> or <c>day</c>.</summary>
    public static bool TryParse(string text, out CalendarUnit unit)
    {
        unit = text switch
        {
            "1s" or "second" => CalendarUnit.Second,
            "1m" or "minute" => CalendarUnit.Minute,
            "1h" or "hour" => CalendarUnit.Hour,
            "1d" or "day" => CalendarUnit.Day,
            "1w" or "week" => CalendarUnit.Week,
            "1M" or "month" => CalendarUnit.Month,
            "1q" or "quarter" => CalendarUnit.Quarter,
            "1y" or "year" => CalendarUnit.Year,
            _ => CalendarUnit.None,
        };
        return unit != CalendarUnit.None;
    }

    /// <summary>The length of a unit of fixed length.</summary>
    public static long ToMillis(this CalendarUnit unit) =>
        unit switch
        {
            CalendarUnit.Second => 1000,
            CalendarUnit.Minute => 60_000,
            CalendarUnit.Hour => 3_600_000,
            CalendarUnit.Day => CivilTime.MillisPerDay,
            CalendarUnit.Week => 7 * CivilTime.MillisPerDay,
            _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "This unit has no fixed length."),
        };

    /// <summary>The maximum length of a unit: 31 days for a month, 366 for a year.</summary>
    public static long ToMaxMillis(this CalendarUnit unit) =>
        unit switch
        {
            CalendarUnit.Month => 31 * CivilTime.MillisPerDay,
            CalendarUnit.Quarter => 92 * CivilTime.MillisPerDay,
            CalendarUnit.Year => 366 * CivilTime.MillisPerDay,
            _ => unit.ToMillis(),
        };

    /// <summary>The start of the unit that contains a local time.</summary>
    public static long Floor(this CalendarUnit unit, long local)
    {
        if (unit < CalendarUnit.Month)
        {
            var shift = unit == CalendarUnit.Week ? WeekShift : 0;
            return (CivilTime.FloorDivide(local + shift, unit.ToMillis()) * unit.ToMillis()) - shift;
        }

        var time = CivilTime.FromMillis(local);
        var month = unit switch
        {
            CalendarUnit.Month => time.Month,
            CalendarUnit.Quarter => ((time.Month - 1) / 3 * 3) + 1,
            _ => 1,
        };
        return new CivilTime(time.Year, month, 1).ToMillis();
    }

    /// <summary>Adds units to a local time.</summary>
    public static long Add(this CalendarUnit unit, long local, int amount) =>
        unit switch
        {
            CalendarUnit.Month => CivilTime.FromMillis(local).AddMonths(amount).ToMillis(),
            CalendarUnit.Quarter => CivilTime.FromMillis(local).AddMonths(3L * amount).ToMillis(),
            CalendarUnit.Year => CivilTime.FromMillis(local).AddMonths(12L * amount).ToMillis(),
            _ => local + (amount * unit.ToMillis()),
        };
}

namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

/// <summary>A unit of the calendar.</summary>
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

/// <summary>What the units mean on a wall clock.</summary>
internal static class CalendarUnits
{
    /// <summary>1970-01-01 was a Thursday: weeks start three days before it.</summary>
    private const long WeekShift = 3 * CivilTime.MillisPerDay;

    /// <summary>Reads <c>1d</c> or <c>day</c>, and so on; calendar units come one at a time.</summary>
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

    /// <summary>The length of a unit that always has the same, on the wall clock.</summary>
    public static long Millis(this CalendarUnit unit) =>
        unit switch
        {
            CalendarUnit.Second => 1000,
            CalendarUnit.Minute => 60_000,
            CalendarUnit.Hour => 3_600_000,
            CalendarUnit.Day => CivilTime.MillisPerDay,
            CalendarUnit.Week => 7 * CivilTime.MillisPerDay,
            _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "This unit has no fixed length."),
        };

    /// <summary>The length of a unit, or more: months have 31 days here and years 366.</summary>
    public static long LongestMillis(this CalendarUnit unit) =>
        unit switch
        {
            CalendarUnit.Month => 31 * CivilTime.MillisPerDay,
            CalendarUnit.Quarter => 92 * CivilTime.MillisPerDay,
            CalendarUnit.Year => 366 * CivilTime.MillisPerDay,
            _ => unit.Millis(),
        };

    /// <summary>The start of the unit that holds a wall-clock time.</summary>
    public static long Floor(this CalendarUnit unit, long local)
    {
        if (unit < CalendarUnit.Month)
        {
            var shift = unit == CalendarUnit.Week ? WeekShift : 0;
            return (CivilTime.FloorDivision(local + shift, unit.Millis()) * unit.Millis()) - shift;
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

    /// <summary>A wall-clock time so many units later.</summary>
    public static long Add(this CalendarUnit unit, long local, int amount) =>
        unit switch
        {
            CalendarUnit.Month => CivilTime.FromMillis(local).PlusMonths(amount).ToMillis(),
            CalendarUnit.Quarter => CivilTime.FromMillis(local).PlusMonths(3L * amount).ToMillis(),
            CalendarUnit.Year => CivilTime.FromMillis(local).PlusMonths(12L * amount).ToMillis(),
            _ => local + (amount * unit.Millis()),
        };
}

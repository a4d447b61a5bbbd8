namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

/// <summary>A local time in the proleptic Gregorian calendar. Unlike <see cref="DateTime"/> it is not limited to the years 1 to 9999.</summary>
internal readonly record struct CivilTime(long Year, int Month, int Day, int Hour = 0, int Minute = 0, int Second = 0, int Millisecond = 0)
{
    public const long MillisPerDay = 86_400_000;

    private const long DaysPerEra = 146_097;
    private const long DaysToEpoch = 719_468;

    /// <summary>Creates a time from the milliseconds since 1970-01-01T00:00 local time.</summary>
    public static CivilTime FromMillis(long millis)
    {
        var days = FloorDivide(millis, MillisPerDay);
        var time = (int)(millis - (days * MillisPerDay));

        // Eras of 400 years that start in March: the leap day is the last day, and all eras are equal.
        var shifted = days + DaysToEpoch;
        var era = FloorDivide(shifted, DaysPerEra);
        var dayOfEra = shifted - (era * DaysPerEra);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var shiftedMonth = ((5 * dayOfYear) + 2) / 153;
        var day = (int)(dayOfYear - (((153 * shiftedMonth) + 2) / 5) + 1);
        var month = (int)(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9);
        var year = yearOfEra + (era * 400) + (month <= 2 ? 1 : 0);
        return new(year, month, day, time / 3_600_000, time / 60_000 % 60, time / 1000 % 60, time % 1000);
    }

    public long ToMillis()
    {
        var year = Month <= 2 ? Year - 1 : Year;
        var era = FloorDivide(year, 400);
        var yearOfEra = year - (era * 400);
        var dayOfYear = (((153 * (Month + (Month > 2 ? -3 : 9))) + 2) / 5) + Day - 1;
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        var days = (era * DaysPerEra) + dayOfEra - DaysToEpoch;
        return (days * MillisPerDay) + (((((Hour * 60L) + Minute) * 60) + Second) * 1000) + Millisecond;
    }

    /// <summary>Adds months; the day is limited to the length of the month.</summary>
    public CivilTime AddMonths(long months)
    {
        var total = (Year * 12) + Month - 1 + months;
        var year = FloorDivide(total, 12);
        var month = (int)(total - (year * 12)) + 1;
        return this with { Year = year, Month = month, Day = Math.Min(Day, DaysInMonth(year, month)) };
    }

    public static int DaysInMonth(long year, int month) =>
        month switch
        {
            2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
            4 or 6 or 9 or 11 => 30,
            _ => 31,
        };

    public static long FloorDivide(long value, long divisor)
    {
        var quotient = value / divisor;
        return quotient * divisor > value ? quotient - 1 : quotient;
    }
}

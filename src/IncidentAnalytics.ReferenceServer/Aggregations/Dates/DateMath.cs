using System.Globalization;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

/// <summary>
/// Dates as requests write them: a plain date, or an anchor (<c>now</c>, or a date and <c>||</c>) with steps behind it:
/// <c>now-1d/d</c> is the start of yesterday. <c>+1M</c> adds, <c>-2h</c> subtracts, <c>/d</c> rounds.
/// </summary>
internal sealed class DateMath(DateFormat format, Zone zone, Func<DateTimeOffset> now)
{
    /// <param name="text">The date.</param>
    /// <param name="roundUp">Round to the last millisecond of a unit instead of the first.</param>
    /// <returns>Milliseconds since 1970, UTC.</returns>
    /// <exception cref="AggregationException">The text cannot be understood.</exception>
    public long Parse(string text, bool roundUp = false)
    {
        if (text.StartsWith("now", StringComparison.Ordinal))
        {
            return Apply(now().ToUnixTimeMilliseconds(), text, text.AsSpan(3), roundUp);
        }

        var end = text.IndexOf("||", StringComparison.Ordinal);
        var date = end < 0 ? text : text[..end];

        // With steps behind it, the anchor itself is not rounded.
        if (!format.TryParse(date, zone, roundUp && end < 0, out var millis))
        {
            throw new AggregationException($"failed to parse date field [{date}] with format [{format.Text}]");
        }

        return end < 0 ? millis : Apply(millis, text, text.AsSpan(end + 2), roundUp);
    }

    private long Apply(long millis, string text, ReadOnlySpan<char> steps, bool roundUp)
    {
        while (!steps.IsEmpty)
        {
            var sign = steps[0];
            var digits = 1;
            while (digits < steps.Length && char.IsAsciiDigit(steps[digits]))
            {
                digits++;
            }

            var amount = 1;
            if (
                sign is not ('+' or '-' or '/')
                || digits >= steps.Length
                || (
                    digits > 1
                    && (sign == '/' || !int.TryParse(steps[1..digits], NumberStyles.None, CultureInfo.InvariantCulture, out amount))
                )
                || !TryUnit(steps[digits], out var unit)
            )
            {
                throw new AggregationException($"operator not supported for date math [{text}]");
            }

            millis = sign == '/' ? Round(millis, unit, roundUp) : Move(text, millis, unit, sign == '-' ? -amount : amount);
            steps = steps[(digits + 1)..];
        }

        return millis;
    }

    private long Round(long millis, CalendarUnit unit, bool roundUp)
    {
        var rounding = new CalendarRounding(unit, zone);
        var start = rounding.Round(millis);
        return roundUp ? rounding.Next(start) - 1 : start;
    }

    private long Move(string text, long millis, CalendarUnit unit, int amount)
    {
        var local = zone.ToLocal(millis);

        // Kept well within what a long holds, so that no time zone and no rounding can leave it.
        return Math.Abs((double)amount) * unit.LongestMillis() < long.MaxValue / 4d && Math.Abs(local) < long.MaxValue / 4
            ? unit is CalendarUnit.Second or CalendarUnit.Minute or CalendarUnit.Hour
                ? millis + (amount * unit.Millis())
                : zone.ToUtc(unit.Add(local, amount))
            : throw new AggregationException($"date math [{text}] leads out of the range of dates");
    }

    private static bool TryUnit(char letter, out CalendarUnit unit)
    {
        unit = letter switch
        {
            'y' => CalendarUnit.Year,
            'M' => CalendarUnit.Month,
            'w' => CalendarUnit.Week,
            'd' => CalendarUnit.Day,
            'h' or 'H' => CalendarUnit.Hour,
            'm' => CalendarUnit.Minute,
            's' => CalendarUnit.Second,
            _ => default,
        };
        return unit != default;
    }
}

using System.Globalization;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

/// <summary>
/// Parses date math: a date, or an anchor (<c>now</c>, or a date followed by <c>||</c>) and steps. <c>+1M</c> adds, <c>-2h</c> subtracts and
/// <c>/d</c> rounds: <c>now-1d/d</c> is the start of yesterday.
/// </summary>
internal sealed class DateMath(DateFormat format, Zone zone, Func<DateTimeOffset> now)
{
    /// <param name="text">The date.</param>
    /// <param name="roundUp">Whether to round to the last millisecond of a unit instead of the first.</param>
    /// <returns>The epoch milliseconds.</returns>
    /// <exception cref="AggregationException">The text is not valid date math.</exception>
    public long Parse(string text, bool roundUp = false)
    {
        if (text.StartsWith("now", StringComparison.Ordinal))
        {
            return Apply(now().ToUnixTimeMilliseconds(), text, text.AsSpan(3), roundUp);
        }

        var separator = text.IndexOf("||", StringComparison.Ordinal);
        var date = separator < 0 ? text : text[..separator];

        // An anchor with steps is not rounded itself.
        if (!format.TryParse(date, zone, roundUp && separator < 0, out var millis))
        {
            throw new AggregationException($"failed to parse date field [{date}] with format [{format.Text}]");
        }

        return separator < 0 ? millis : Apply(millis, text, text.AsSpan(separator + 2), roundUp);
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
                || !TryParseUnit(steps[digits], out var unit)
            )
            {
                throw new AggregationException($"operator not supported for date math [{text}]");
            }

            millis = sign == '/' ? Round(millis, unit, roundUp) : Add(text, millis, unit, sign == '-' ? -amount : amount);
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

    private long Add(string text, long millis, CalendarUnit unit, int amount)
    {
        var local = zone.ToLocal(millis);

        // Far enough from the limits of a long that no time zone and no rounding can overflow.
        return Math.Abs((double)amount) * unit.ToMaxMillis() < long.MaxValue / 4d && Math.Abs(local) < long.MaxValue / 4
            ? unit is CalendarUnit.Second or CalendarUnit.Minute or CalendarUnit.Hour
                ? millis + (amount * unit.ToMillis())
                : zone.ToUtc(unit.Add(local, amount))
            : throw new AggregationException($"date math [{text}] leads out of the range of dates");
    }

    private static bool TryParseUnit(char letter, out CalendarUnit unit)
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

using System.Globalization;
using System.Text;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

/// <summary>
/// A custom pattern such as <c>yyyy-MM-dd HH:mm</c>, with the letters y u (year), M (month; MMM and MMMM for English names), d D (day of month and of
/// year), E (weekday), H h a m s S (time) and X x Z (offset). Other letters are refused; quoted text and punctuation are literal.
/// </summary>
internal sealed class CustomDatePattern : DatePattern
{
    private const string Letters = "yuMdDEHhamsSXxZ";

    private readonly List<(char Letter, int Count, string Literal)> _parts = [];

    /// <exception cref="AggregationException">A letter is not supported, or a quote is not closed.</exception>
    public CustomDatePattern(string pattern, string format)
    {
        for (var i = 0; i < pattern.Length; )
        {
            var start = i;
            if (pattern[i] == '\'')
            {
                var close = pattern.IndexOf('\'', i + 1);
                if (close < 0)
                {
                    throw CreateException(format, "a quoted text is not closed");
                }

                _parts.Add(('\'', 0, close == i + 1 ? "'" : pattern[(i + 1)..close]));
                i = close + 1;
            }
            else if (char.IsAsciiLetter(pattern[i]))
            {
                while (i < pattern.Length && pattern[i] == pattern[start])
                {
                    i++;
                }

                if (!Letters.Contains(pattern[start], StringComparison.Ordinal))
                {
                    throw CreateException(format, $"Unknown pattern letter: {pattern[start]}");
                }

                if (i - start > GetMaxRepetitions(pattern[start]))
                {
                    throw CreateException(format, $"Too many pattern letters: {pattern[start]}");
                }

                _parts.Add((pattern[start], i - start, ""));
            }
            else
            {
                _parts.Add(('\'', 0, pattern[i++].ToString()));
            }
        }

        if (_parts.Count == 0)
        {
            throw CreateException(format, "No date pattern provided");
        }
    }

    public override bool TryParse(ReadOnlySpan<char> text, Zone zone, bool roundUp, out long millis)
    {
        var reader = new CustomDateReader(text);
        foreach (var (letter, count, literal) in _parts)
        {
            if (!(letter == '\'' ? reader.TryReadLiteral(literal) : reader.TryRead(letter, count)))
            {
                millis = 0;
                return false;
            }
        }

        return reader.TryFinish(zone, roundUp, out millis);
    }

    public override string Format(long millis, Zone zone)
    {
        var offset = zone.GetOffset(millis);
        var local = millis + offset;
        var time = CivilTime.FromMillis(local);
        var text = new StringBuilder();
        foreach (var (letter, count, literal) in _parts)
        {
            text.Append(letter == '\'' ? literal : FormatPart(letter, count, time, local, offset));
        }

        return text.ToString();
    }

    private static string FormatPart(char letter, int count, CivilTime time, long local, long offset) =>
        letter switch
        {
            'y' or 'u' when count == 2 => FormatDigits(time.Year % 100, 2),
            'y' or 'u' => FormatDigits(time.Year, count),
            'M' when count >= 3 => FormatMonth(time.Month, count),
            'M' => FormatDigits(time.Month, count),
            'd' => FormatDigits(time.Day, count),
            'D' => FormatDigits(GetDayOfYear(time), count),
            'E' => FormatWeekday(local, count),
            'H' => FormatDigits(time.Hour, count),
            'h' => FormatDigits(((time.Hour + 11) % 12) + 1, count),
            'a' => time.Hour < 12 ? "AM" : "PM",
            'm' => FormatDigits(time.Minute, count),
            's' => FormatDigits(time.Second, count),
            'S' => FormatDigits(time.Millisecond, 3).PadRight(count, '0')[..count],
            'X' or 'x' when count == 1 && offset % 3_600_000 == 0 => offset == 0 && letter == 'X'
                ? "Z"
                : Zone.FormatOffset(offset, "", "+0000")[..3],
            'X' => Zone.FormatOffset(offset, count >= 3 ? ":" : ""),
            'x' => Zone.FormatOffset(offset, count >= 3 ? ":" : "", count >= 3 ? "+00:00" : "+0000"),
            _ => Zone.FormatOffset(offset, "", "+0000"),
        };

    /// <summary>The maximum repetitions of a letter, as in Java.</summary>
    private static int GetMaxRepetitions(char letter) =>
        letter switch
        {
            'y' or 'u' => 19,
            'S' => 9,
            'M' or 'E' or 'X' or 'x' or 'Z' => 5,
            'D' => 3,
            'a' => 1,
            _ => 2,
        };

    private static string FormatDigits(long value, int count) =>
        value.ToString("D" + count.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string FormatMonth(int month, int count)
    {
        var names = CultureInfo.InvariantCulture.DateTimeFormat;
        return count == 3 ? names.GetAbbreviatedMonthName(month) : names.GetMonthName(month);
    }

    private static string FormatWeekday(long local, int count)
    {
        // 1970-01-01 was a Thursday.
        var days = CivilTime.FloorDivide(local, CivilTime.MillisPerDay);
        var weekday = (DayOfWeek)((((days + 4) % 7) + 7) % 7);
        var names = CultureInfo.InvariantCulture.DateTimeFormat;
        return count <= 3 ? names.GetAbbreviatedDayName(weekday) : names.GetDayName(weekday);
    }

    private static long GetDayOfYear(CivilTime time) =>
        ((new CivilTime(time.Year, time.Month, time.Day).ToMillis() - new CivilTime(time.Year, 1, 1).ToMillis()) / CivilTime.MillisPerDay)
        + 1;

    private static AggregationException CreateException(string format, string reason) => new($"Invalid format: [{format}]: {reason}");
}

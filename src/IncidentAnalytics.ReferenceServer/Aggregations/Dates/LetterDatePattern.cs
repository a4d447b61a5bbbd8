using System.Globalization;
using System.Text;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

/// <summary>
/// A pattern of letters such as <c>yyyy-MM-dd HH:mm</c>. Letters: y u (year) M (month; MMM and MMMM by English name) d D (day of month, of year)
/// E (weekday) H h a m s S (time) X x Z (offset). Other letters are refused; text in apostrophes and signs stand for themselves.
/// </summary>
internal sealed class LetterDatePattern : DatePattern
{
    private const string Letters = "yuMdDEHhamsSXxZ";

    private readonly List<(char Letter, int Count, string Literal)> _parts = [];

    /// <exception cref="AggregationException">A letter has no meaning, or an apostrophe is left open.</exception>
    public LetterDatePattern(string pattern, string format)
    {
        for (var i = 0; i < pattern.Length; )
        {
            var start = i;
            if (pattern[i] == '\'')
            {
                var close = pattern.IndexOf('\'', i + 1);
                if (close < 0)
                {
                    throw Invalid(format, "a quoted text is not closed");
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
                    throw Invalid(format, $"Unknown pattern letter: {pattern[start]}");
                }

                if (i - start > MostOf(pattern[start]))
                {
                    throw Invalid(format, $"Too many pattern letters: {pattern[start]}");
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
            throw Invalid(format, "No date pattern provided");
        }
    }

    public override bool TryParse(string text, Zone zone, bool roundUp, out long millis)
    {
        var reader = new LetterDateReader(text);
        foreach (var (letter, count, literal) in _parts)
        {
            if (!(letter == '\'' ? reader.TryLiteral(literal) : reader.TryRead(letter, count)))
            {
                millis = 0;
                return false;
            }
        }

        return reader.TryFinish(zone, roundUp, out millis);
    }

    public override string Format(long millis, Zone zone)
    {
        var offset = zone.OffsetAt(millis);
        var local = millis + offset;
        var time = CivilTime.FromMillis(local);
        var text = new StringBuilder();
        foreach (var (letter, count, literal) in _parts)
        {
            text.Append(letter == '\'' ? literal : Write(letter, count, time, local, offset));
        }

        return text.ToString();
    }

    private static string Write(char letter, int count, CivilTime time, long local, long offset) =>
        letter switch
        {
            'y' or 'u' when count == 2 => Digits(time.Year % 100, 2),
            'y' or 'u' => Digits(time.Year, count),
            'M' when count >= 3 => MonthName(time.Month, count),
            'M' => Digits(time.Month, count),
            'd' => Digits(time.Day, count),
            'D' => Digits(DayOfYear(time), count),
            'E' => WeekdayName(local, count),
            'H' => Digits(time.Hour, count),
            'h' => Digits(((time.Hour + 11) % 12) + 1, count),
            'a' => time.Hour < 12 ? "AM" : "PM",
            'm' => Digits(time.Minute, count),
            's' => Digits(time.Second, count),
            'S' => Digits(time.Millisecond, 3).PadRight(count, '0')[..count],
            'X' or 'x' when count == 1 && offset % 3_600_000 == 0 => offset == 0 && letter == 'X'
                ? "Z"
                : OffsetText.Of(offset, "", "+0000")[..3],
            'X' => OffsetText.Of(offset, count >= 3 ? ":" : ""),
            'x' => OffsetText.Of(offset, count >= 3 ? ":" : "", count >= 3 ? "+00:00" : "+0000"),
            _ => OffsetText.Of(offset, "", "+0000"),
        };

    /// <summary>How often a letter may be repeated, as its vendor's platform has it.</summary>
    private static int MostOf(char letter) =>
        letter switch
        {
            'y' or 'u' => 19,
            'S' => 9,
            'M' or 'E' or 'X' or 'x' or 'Z' => 5,
            'D' => 3,
            'a' => 1,
            _ => 2,
        };

    private static string Digits(long value, int count) =>
        value.ToString("D" + count.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string MonthName(int month, int count)
    {
        var names = CultureInfo.InvariantCulture.DateTimeFormat;
        return count == 3 ? names.GetAbbreviatedMonthName(month) : names.GetMonthName(month);
    }

    private static string WeekdayName(long local, int count)
    {
        // 1970-01-01 was a Thursday.
        var days = CivilTime.FloorDivision(local, CivilTime.MillisPerDay);
        var weekday = (DayOfWeek)((((days + 4) % 7) + 7) % 7);
        var names = CultureInfo.InvariantCulture.DateTimeFormat;
        return count <= 3 ? names.GetAbbreviatedDayName(weekday) : names.GetDayName(weekday);
    }

    private static long DayOfYear(CivilTime time) =>
        ((new CivilTime(time.Year, time.Month, time.Day).ToMillis() - new CivilTime(time.Year, 1, 1).ToMillis()) / CivilTime.MillisPerDay)
        + 1;

    private static AggregationException Invalid(string format, string reason) => new($"Invalid format: [{format}]: {reason}");
}

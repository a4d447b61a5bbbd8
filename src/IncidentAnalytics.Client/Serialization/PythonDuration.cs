using System.Globalization;
using System.Text.Json;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>
/// Parses and formats durations in the forms of Python programs: <c>2:30:00</c>, <c>1 02:30:00</c>, <c>1 day, 2:30:00</c>, <c>9000.0</c>
/// (seconds) and ISO 8601's <c>P0DT02H30M00S</c>. Days can be negative: <c>-1 23:00:00</c> is minus one hour.
/// </summary>
internal static class PythonDuration
{
    private const NumberStyles Number = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private static readonly (char Unit, long Ticks)[] DateUnits = [('W', 7 * TimeSpan.TicksPerDay), ('D', TimeSpan.TicksPerDay)];

    private static readonly (char Unit, long Ticks)[] TimeUnits =
    [
        ('H', TimeSpan.TicksPerHour),
        ('M', TimeSpan.TicksPerMinute),
        ('S', TimeSpan.TicksPerSecond),
    ];

    public static bool TryParse(ReadOnlySpan<char> text, out TimeSpan duration)
    {
        duration = default;
        if (
            !(text.TrimStart("+-") is ['P', ..] ? TryIso(text, out var sum) : TryClock(text, out sum))
            || sum < TimeSpan.MinValue.Ticks
            || sum > TimeSpan.MaxValue.Ticks
        )
        {
            return false;
        }

        duration = TimeSpan.FromTicks((long)decimal.Truncate(sum));
        return true;
    }

    /// <summary>Formats a duration as Django does: <c>[days ]HH:MM:SS[.ffffff]</c>.</summary>
    public static string Format(TimeSpan duration)
    {
        var days = Math.DivRem(duration.Ticks, TimeSpan.TicksPerDay, out var rest);
        if (rest < 0)
        {
            days--;
            rest += TimeSpan.TicksPerDay;
        }

        var format =
            rest % TimeSpan.TicksPerSecond == 0 ? "HH:mm:ss"
            : rest % 10 == 0 ? "HH:mm:ss.ffffff"
            : "HH:mm:ss.fffffff";
        var text = new TimeOnly(rest).ToString(format, CultureInfo.InvariantCulture);
        return days == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{days} {text}");
    }

    private static bool TryClock(ReadOnlySpan<char> text, out decimal ticks)
    {
        ticks = 0;
        var days = 0;
        if (text.Contains(' '))
        {
            var space = text.LastIndexOf(' ');
            if (!TryDays(text[..space], out days))
                return false;
            text = text[(space + 1)..];
        }

        var sign = 1;
        if (text is ['-' or '+', ..])
        {
            sign = text[0] == '-' ? -1 : 1;
            text = text[1..];
        }

        if (!TrySeconds(text, out var seconds))
            return false;

        ticks = (days * (decimal)TimeSpan.TicksPerDay) + (sign * seconds * TimeSpan.TicksPerSecond);
        return true;
    }

    /// <summary>Parses <c>H:MM:SS</c>, <c>MM:SS</c> or seconds; only the seconds can have a fraction.</summary>
    private static bool TrySeconds(ReadOnlySpan<char> text, out decimal seconds)
    {
        seconds = 0;
        Span<Range> parts = stackalloc Range[4];
        var count = text.Split(parts, ':');
        if (count > 3)
            return false;

        for (var i = 0; i < count; i++)
        {
            if (!TryNumber(text[parts[i]], out var part) || (i > 0 && part >= 60) || (i < count - 1 && decimal.Truncate(part) != part))
                return false;
            seconds = (seconds * 60) + part;
        }

        return true;
    }

    /// <summary>Parses <c>1</c>, <c>-1</c>, <c>1 day,</c> and <c>2 days,</c>.</summary>
    private static bool TryDays(ReadOnlySpan<char> text, out int days)
    {
        if (text.EndsWith(" day,", StringComparison.Ordinal))
            text = text[..^5];
        else if (text.EndsWith(" days,", StringComparison.Ordinal))
            text = text[..^6];
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out days);
    }

    private static bool TryIso(ReadOnlySpan<char> text, out decimal ticks)
    {
        ticks = 0;
        var period = text[(text.IndexOf('P') + 1)..];
        var t = period.IndexOf('T');
        var time = t < 0 ? default : period[(t + 1)..];
        if (
            period.IsEmpty
            || (t >= 0 && time.IsEmpty)
            || !TryParts(t < 0 ? period : period[..t], DateUnits, ref ticks)
            || !TryParts(time, TimeUnits, ref ticks)
        )
        {
            return false;
        }

        if (text[0] == '-')
            ticks = -ticks;
        return true;
    }

    /// <summary>Parses numbers with units, each at most once and in order.</summary>
    private static bool TryParts(ReadOnlySpan<char> text, (char Unit, long Ticks)[] units, ref decimal ticks)
    {
        foreach (var (unit, size) in units)
        {
            if (!text.Contains(unit))
                continue;
            var end = text.IndexOf(unit);
            if (!TryNumber(text[..end], out var number))
                return false;
            ticks += number * size;
            text = text[(end + 1)..];
        }

        return text.IsEmpty;
    }

    /// <summary>Parses digits with at most one point or comma. Numbers beyond any duration are refused, so that sums cannot overflow.</summary>
    private static bool TryNumber(ReadOnlySpan<char> text, out decimal number)
    {
        number = 0;
        if (text.Contains(','))
            text = text.ToString().Replace(',', '.');
        return decimal.TryParse(text, Number, CultureInfo.InvariantCulture, out number) && number < 1_000_000_000_000;
    }
}

/// <summary>Reads durations as <see cref="PythonDuration"/> does, or a number of seconds; empty strings as null.</summary>
internal sealed class PythonDurationConverter() : LenientConverter<TimeSpan>("A duration such as 2:30:00 or P0DT02H30M00S, or seconds,")
{
    protected override bool TryParse(ReadOnlySpan<char> text, out TimeSpan value) => PythonDuration.TryParse(text, out value);

    protected override void Write(Utf8JsonWriter writer, TimeSpan value) => writer.WriteStringValue(PythonDuration.Format(value));
}

using System.Globalization;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>
/// Parses the dates of filters: a date, or a date and a time to the minute, second or fraction; with <c>Z</c>, an offset, or neither for
/// UTC. Hour 24 is the next midnight.
/// </summary>
internal ref struct DateTimeParser
{
    private static readonly long[] TicksOfDigit = [1_000_000, 100_000, 10_000, 1_000, 100, 10];

    private ReadOnlySpan<char> _rest;

    private DateTimeParser(ReadOnlySpan<char> text) => _rest = text;

    public static bool TryParse(string text, out DateTimeOffset instant) => new DateTimeParser(text.AsSpan().Trim()).TryRead(out instant);

    private bool TryRead(out DateTimeOffset instant)
    {
        instant = default;
        if (
            !TryDigits(4, out var year)
            || !TrySkip('-')
            || !TryDigits(2, out var month)
            || !TrySkip('-')
            || !TryDigits(2, out var day)
            || year < 1
            || month is < 1 or > 12
            || day < 1
            || day > DateTime.DaysInMonth(year, month)
        )
        {
            return false;
        }

        var date = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified).Ticks;
        if (_rest.IsEmpty)
        {
            instant = new DateTimeOffset(date, TimeSpan.Zero);
            return true;
        }

        if (!(TrySkip('T') || TrySkip('t') || TrySkip(' ')) || !TryTime(out var time) || !TryOffset(out var offset) || !_rest.IsEmpty)
        {
            return false;
        }

        var ticks = date + time - offset;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        instant = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    private bool TryTime(out long ticks)
    {
        ticks = 0;
        var (second, fraction) = (0, 0L);
        if (
            !TryDigits(2, out var hour)
            || !TrySkip(':')
            || !TryDigits(2, out var minute)
            || (TrySkip(':') && (!TryDigits(2, out second) || !TryFraction(out fraction)))
        )
        {
            return false;
        }

        ticks = (((((hour * 60L) + minute) * 60) + second) * TimeSpan.TicksPerSecond) + fraction;
        return minute < 60 && second < 60 && ticks <= TimeSpan.TicksPerDay;
    }

    /// <summary>Digits after the microseconds are truncated.</summary>
    private bool TryFraction(out long ticks)
    {
        ticks = 0;
        if (!TrySkip('.') && !TrySkip(','))
        {
            return true;
        }

        var digits = 0;
        for (; !_rest.IsEmpty && char.IsAsciiDigit(_rest[0]); _rest = _rest[1..], digits++)
        {
            ticks += digits < 6 ? (_rest[0] - '0') * TicksOfDigit[digits] : 0;
        }

        return digits > 0;
    }

    private bool TryOffset(out long ticks)
    {
        ticks = 0;
        if (_rest.IsEmpty || TrySkip('Z') || TrySkip('z'))
        {
            return true;
        }

        var isWest = TrySkip('-');
        if ((!isWest && !TrySkip('+')) || !TryDigits(2, out var hours))
        {
            return false;
        }

        _ = TrySkip(':');
        var minutes = 0;
        if (!_rest.IsEmpty && !TryDigits(2, out minutes))
        {
            return false;
        }

        ticks = ((hours * 60L) + minutes) * TimeSpan.TicksPerMinute * (isWest ? -1 : 1);
        return hours < 24 && minutes < 60;
    }

    private bool TrySkip(char c)
    {
        if (_rest.IsEmpty || _rest[0] != c)
        {
            return false;
        }

        _rest = _rest[1..];
        return true;
    }

    private bool TryDigits(int count, out int value)
    {
        value = 0;
        if (_rest.Length < count || !int.TryParse(_rest[..count], NumberStyles.None, CultureInfo.InvariantCulture, out value))
        {
            return false;
        }

        _rest = _rest[count..];
        return true;
    }
}

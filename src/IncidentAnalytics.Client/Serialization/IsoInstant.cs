using System.Globalization;
using System.Text.Json;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>
/// Parses and formats ISO 8601 instants in the forms of Python programs, which .NET's own parsers refuse: any offset or none (UTC),
/// fractions of any length, a space for the <c>T</c>, a date alone, and hour 24 for the next midnight.
/// </summary>
internal static class IsoInstant
{
    private const int DateLength = 10;
    private const int FractionDigits = 7;

    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset instant)
    {
        instant = default;
        if (text.Length < DateLength || !TryDate(text[..DateLength], out var date))
        {
            return false;
        }

        var rest = text[DateLength..];
        if (rest.IsEmpty)
            return TryCreate(date, time: 0, offset: 0, out instant);

        return rest[0] is 'T' or 't' or ' '
            && TrySplitOffset(rest[1..], out var clock, out var offset)
            && TryTime(clock, out var time)
            && TryCreate(date, time, offset, out instant);
    }

    public static string Format(DateTimeOffset instant) =>
        instant.Offset == TimeSpan.Zero
            ? instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)
            : instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    // DateOnly.TryParseExact takes four times as long.
    private static bool TryDate(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        if (
            text[4] != '-'
            || text[7] != '-'
            || !TryDigits(text[..4], 9999, out var year)
            || !TryDigits(text[5..7], 12, out var month)
            || !TryDigits(text[8..], 31, out var day)
            || year == 0
            || month == 0
            || day == 0
            || day > DateTime.DaysInMonth((int)year, (int)month)
        )
        {
            return false;
        }

        date = new((int)year, (int)month, (int)day);
        return true;
    }

    private static bool TryCreate(DateOnly date, long time, long offset, out DateTimeOffset instant)
    {
        instant = default;
        var ticks = date.ToDateTime(TimeOnly.MinValue).Ticks + time;
        var utc = ticks - offset;
        if (ticks > DateTime.MaxValue.Ticks || utc < 0 || utc > DateTime.MaxValue.Ticks)
            return false;

        instant = new(ticks, TimeSpan.FromTicks(offset));
        return true;
    }

    /// <summary>Splits <c>12:30:00.5+0900</c>; the offset is <c>Z</c>, <c>+09:00</c>, <c>+0900</c>, <c>+09</c> or missing.</summary>
    private static bool TrySplitOffset(ReadOnlySpan<char> text, out ReadOnlySpan<char> clock, out long offset)
    {
        offset = 0;
        clock = text;
        if (!text.IsEmpty && text[^1] is 'Z' or 'z')
        {
            clock = text[..^1].TrimEnd(' ');
            return true;
        }

        if (!text.ContainsAny('+', '-'))
            return true;

        var sign = text.IndexOfAny('+', '-');
        clock = text[..sign].TrimEnd(' ');
        var zone = text[(sign + 1)..];
        var minutes = zone.Length switch
        {
            2 => "00",
            4 => zone[2..],
            5 when zone[2] == ':' => zone[3..],
            _ => default,
        };
        if (minutes.IsEmpty || !TryDigits(zone[..2], 14, out var h) || !TryDigits(minutes, 59, out var m) || (h == 14 && m > 0))
            return false;

        var distance = (h * TimeSpan.TicksPerHour) + (m * TimeSpan.TicksPerMinute);
        offset = text[sign] == '-' ? -distance : distance;
        return true;
    }

    /// <summary><c>HH:mm</c>, <c>HH:mm:ss</c>, <c>HH:mm:ss.f…</c>; digits beyond a tick are dropped.</summary>
    private static bool TryTime(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        var fraction = 0L;
        if (text.ContainsAny('.', ','))
        {
            var point = text.IndexOfAny('.', ',');
            if (point != 8 || !TryFraction(text[(point + 1)..], out fraction))
                return false;
            text = text[..point];
        }

        var second = 0L;
        if (
            text.Length is not (5 or 8)
            || text[2] != ':'
            || !TryDigits(text[..2], 24, out var hour)
            || !TryDigits(text[3..5], 59, out var minute)
            || (text.Length == 8 && (text[5] != ':' || !TryDigits(text[6..], 59, out second)))
        )
        {
            return false;
        }

        ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute) + (second * TimeSpan.TicksPerSecond) + fraction;
        return ticks <= TimeSpan.TicksPerDay;
    }

    private static bool TryFraction(ReadOnlySpan<char> digits, out long ticks)
    {
        ticks = 0;
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9'))
            return false;

        for (var i = 0; i < FractionDigits; i++)
            ticks = (ticks * 10) + (i < digits.Length ? digits[i] - '0' : 0);
        return true;
    }

    /// <summary>Parses two or four digits.</summary>
    private static bool TryDigits(ReadOnlySpan<char> text, long max, out long number)
    {
        number = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit(digit))
                return false;
            number = (number * 10) + (digit - '0');
        }

        return number <= max;
    }
}

/// <summary>Reads instants as <see cref="IsoInstant"/> does; empty strings as null. Writes ISO 8601 with the offset.</summary>
internal sealed class IsoInstantConverter() : LenientConverter<DateTimeOffset>("An ISO 8601 instant")
{
    protected override bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset value) => IsoInstant.TryParse(text, out value);

    protected override void Write(Utf8JsonWriter writer, DateTimeOffset value) => writer.WriteStringValue(IsoInstant.Format(value));
}

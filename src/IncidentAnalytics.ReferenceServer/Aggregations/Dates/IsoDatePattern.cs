using System.Globalization;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

/// <summary><c>strict_date_optional_time</c>: ISO 8601 from a bare year to milliseconds and offset, written with milliseconds.</summary>
internal sealed class IsoDatePattern : DatePattern
{
    public override bool TryParse(ReadOnlySpan<char> text, Zone zone, bool roundUp, out long millis)
    {
        millis = 0;
        var reader = new IsoDateReader(text, roundUp);
        if (!reader.TryRead(out var local))
        {
            return false;
        }

        millis = reader.Offset is { } offset ? local - offset : zone.ToUtc(local);
        return true;
    }

    public override string Format(long millis, Zone zone)
    {
        var offset = zone.GetOffset(millis);
        var time = CivilTime.FromMillis(millis + offset);
        var sign = time.Year switch
        {
            > 9999 => "+",
            < 0 => "-",
            _ => "",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{sign}{Math.Abs(time.Year):D4}-{time.Month:D2}-{time.Day:D2}T{time.Hour:D2}:{time.Minute:D2}:{time.Second:D2}.{time.Millisecond:D3}{Zone.FormatOffset(offset)}"
        );
    }
}

/// <summary>Reads an ISO 8601 text. It may end after any part; missing parts have their minimum or maximum value.</summary>
internal ref struct IsoDateReader(ReadOnlySpan<char> text, bool roundUp)
{
    private ReadOnlySpan<char> _rest = text;

    /// <summary>The offset in the text, in milliseconds; null without one.</summary>
    public long? Offset { get; private set; }

    /// <param name="local">The milliseconds since 1970-01-01T00:00 local time.</param>
    public bool TryRead(out long local)
    {
        local = 0;
        if (
            !TryReadDigits(4, out var year)
            || !TryReadPart('-', 2, 1, 12, roundUp ? 12 : 1, out var month)
            || !TryReadPart('-', 2, 1, CivilTime.DaysInMonth(year, month), roundUp ? CivilTime.DaysInMonth(year, month) : 1, out var day)
        )
        {
            return false;
        }

        var isDateOnly = _rest.IsEmpty;
        if (
            !TryReadPart('T', 2, 0, 23, roundUp ? 23 : 0, out var hour)
            || !TryReadPart(':', 2, 0, 59, roundUp ? 59 : 0, out var minute)
            || !TryReadPart(':', 2, 0, 59, roundUp ? 59 : 0, out var second)
            || !TryReadFraction(out var millisecond)
            || (!isDateOnly && !TryReadOffset())
        )
        {
            return false;
        }

        local = new CivilTime(year, month, day, hour, minute, second, millisecond).ToMillis();
        return _rest.IsEmpty;
    }

    /// <summary>A missing part has its default value.</summary>
    private bool TryReadPart(char separator, int digits, int min, int max, int defaultValue, out int value)
    {
        value = defaultValue;
        if (_rest.IsEmpty || _rest[0] != separator)
        {
            return true;
        }

        _rest = _rest[1..];
        return TryReadDigits(digits, out value) && value >= min && value <= max;
    }

    private bool TryReadFraction(out int millisecond)
    {
        millisecond = roundUp ? 999 : 0;
        if (_rest.IsEmpty || _rest[0] is not ('.' or ','))
        {
            return true;
        }

        var length = 1;
        while (length < _rest.Length && char.IsAsciiDigit(_rest[length]))
        {
            length++;
        }

        if (length is 1 or > 10)
        {
            return false;
        }

        Span<char> milliseconds = ['0', '0', '0'];
        _rest[1..Math.Min(length, 4)].CopyTo(milliseconds);
        millisecond = int.Parse(milliseconds, NumberStyles.None, CultureInfo.InvariantCulture);
        _rest = _rest[length..];
        return true;
    }

    private bool TryReadOffset()
    {
        if (_rest.IsEmpty)
        {
            return true;
        }

        if (_rest is "Z")
        {
            Offset = 0;
        }
        else if (Zone.TryParseOffset(_rest, out var offset))
        {
            Offset = offset;
        }
        else
        {
            return false;
        }

        _rest = [];
        return true;
    }

    private bool TryReadDigits(int count, out int value)
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

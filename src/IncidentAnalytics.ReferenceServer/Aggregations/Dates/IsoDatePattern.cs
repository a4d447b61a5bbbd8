using System.Globalization;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

/// <summary><c>strict_date_optional_time</c>: ISO 8601 from a bare year to milliseconds and offset, written with milliseconds.</summary>
internal sealed class IsoDatePattern : DatePattern
{
    public override bool TryParse(string text, Zone zone, bool roundUp, out long millis)
    {
        millis = 0;
        var reader = new IsoReader(text, roundUp);
        if (!reader.TryRead(out var local))
        {
            return false;
        }

        millis = reader.Offset is { } offset ? local - offset : zone.ToUtc(local);
        return true;
    }

    public override string Format(long millis, Zone zone)
    {
        var offset = zone.OffsetAt(millis);
        var time = CivilTime.FromMillis(millis + offset);
        var year = time.Year is >= 0 and <= 9999
            ? time.Year.ToString("D4", CultureInfo.InvariantCulture)
            : time.Year.ToString("+0000;-0000", CultureInfo.InvariantCulture);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{year}-{time.Month:D2}-{time.Day:D2}T{time.Hour:D2}:{time.Minute:D2}:{time.Second:D2}.{time.Millisecond:D3}{OffsetText.Of(offset)}"
        );
    }
}

/// <summary>Reads one ISO 8601 text from left to right. The text may end after any part; what it leaves out has the lowest or the highest value.</summary>
internal ref struct IsoReader(ReadOnlySpan<char> text, bool roundUp)
{
    private ReadOnlySpan<char> _rest = text;

    /// <summary>The offset that the text names, in milliseconds.</summary>
    public long? Offset { get; private set; }

    /// <param name="local">The wall-clock time, in milliseconds after 1970-01-01T00:00 on that clock.</param>
    public bool TryRead(out long local)
    {
        local = 0;
        if (
            !TryDigits(4, out var year)
            || !TryPart('-', 2, 1, 12, roundUp ? 12 : 1, out var month)
            || !TryPart('-', 2, 1, CivilTime.DaysIn(year, month), roundUp ? CivilTime.DaysIn(year, month) : 1, out var day)
        )
        {
            return false;
        }

        var isDateOnly = _rest.IsEmpty;
        if (
            !TryPart('T', 2, 0, 23, roundUp ? 23 : 0, out var hour)
            || !TryPart(':', 2, 0, 59, roundUp ? 59 : 0, out var minute)
            || !TryPart(':', 2, 0, 59, roundUp ? 59 : 0, out var second)
            || !TryFraction(out var millisecond)
            || (!isDateOnly && !TryOffset())
        )
        {
            return false;
        }

        local = new CivilTime(year, month, day, hour, minute, second, millisecond).ToMillis();
        return _rest.IsEmpty;
    }

    /// <summary>A part that is not there has its default; one that is there must be well formed.</summary>
    private bool TryPart(char separator, int digits, int min, int max, int absent, out int value)
    {
        value = absent;
        if (_rest.IsEmpty || _rest[0] != separator)
        {
            return true;
        }

        _rest = _rest[1..];
        return TryDigits(digits, out value) && value >= min && value <= max;
    }

    private bool TryFraction(out int millisecond)
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

        Span<char> three = ['0', '0', '0'];
        _rest[1..Math.Min(length, 4)].CopyTo(three);
        millisecond = int.Parse(three, NumberStyles.None, CultureInfo.InvariantCulture);
        _rest = _rest[length..];
        return true;
    }

    private bool TryOffset()
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

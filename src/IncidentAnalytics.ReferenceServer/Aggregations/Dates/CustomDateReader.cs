using System.Globalization;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

/// <summary>Reads a text part by part for <see cref="CustomDatePattern"/>.</summary>
internal ref struct CustomDateReader(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;
    private int? _year;
    private int? _month;
    private int? _day;
    private int? _dayOfYear;
    private int? _hour;
    private int? _halfDayHour;
    private bool _afternoon;
    private int? _minute;
    private int? _second;
    private int? _millisecond;
    private long? _offset;

    private static DateTimeFormatInfo Names => CultureInfo.InvariantCulture.DateTimeFormat;

    public bool TryReadLiteral(string literal)
    {
        if (!_rest.StartsWith(literal, StringComparison.Ordinal))
        {
            return false;
        }

        _rest = _rest[literal.Length..];
        return true;
    }

    public bool TryRead(char letter, int count)
    {
        switch (letter)
        {
            case 'y' or 'u' when count == 2:
                var read = TryReadNumber(2, 2, 0, 99, out _year);
                _year += 2000;
                return read;
            case 'y' or 'u':
                return TryReadNumber(count == 1 ? 4 : count, 4, 0, 9999, out _year);
            case 'M' when count >= 3:
                return TryReadName(count == 3 ? Names.AbbreviatedMonthNames : Names.MonthNames, out _month);
            case 'M':
                return TryReadNumber(count, 2, 1, 12, out _month);
            case 'd':
                return TryReadNumber(count, 2, 1, 31, out _day);
            case 'D':
                return TryReadNumber(count, 3, 1, 366, out _dayOfYear);
            case 'E':
                return TryReadName(count <= 3 ? Names.AbbreviatedDayNames : Names.DayNames, out _);
            case 'H':
                return TryReadNumber(count, 2, 0, 23, out _hour);
            case 'h':
                return TryReadNumber(count, 2, 1, 12, out _halfDayHour);
            case 'a':
                _afternoon = _rest.StartsWith("PM", StringComparison.Ordinal);
                return TryReadLiteral(_afternoon ? "PM" : "AM");
            case 'm':
                return TryReadNumber(count, 2, 0, 59, out _minute);
            case 's':
                return TryReadNumber(count, 2, 0, 59, out _second);
            case 'S':
                return TryReadFraction(count);
            default:
                return TryReadOffset();
        }
    }

    /// <summary>Combines the parts; false when text is left over or the date does not exist.</summary>
    public readonly bool TryFinish(Zone zone, bool roundUp, out long millis)
    {
        millis = 0;
        if (!_rest.IsEmpty)
        {
            return false;
        }

        var year = _year ?? 1970;
        var month = _month ?? (roundUp && _year is not null ? 12 : 1);
        var day = _day ?? (roundUp && _year is not null ? CivilTime.DaysInMonth(year, month) : 1);
        if (day > CivilTime.DaysInMonth(year, month))
        {
            return false;
        }

        var hour = _halfDayHour is { } half ? (half % 12) + (_afternoon ? 12 : 0) : _hour;
        var time = new CivilTime(
            year,
            month,
            day,
            hour ?? (roundUp ? 23 : 0),
            _minute ?? (roundUp ? 59 : 0),
            _second ?? (roundUp ? 59 : 0),
            _millisecond ?? (roundUp ? 999 : 0)
        );
        if (_dayOfYear is { } dayOfYear)
        {
            time = time with { Month = 1, Day = 1 };
            millis = (dayOfYear - 1) * CivilTime.MillisPerDay;
        }

        var local = millis + time.ToMillis();
        millis = _offset is { } offset ? local - offset : zone.ToUtc(local);
        return true;
    }

    private bool TryReadNumber(int minDigits, int maxDigits, int min, int max, out int? value)
    {
        value = null;
        var length = 0;
        while (length < _rest.Length && length < (minDigits == 1 ? maxDigits : minDigits) && char.IsAsciiDigit(_rest[length]))
        {
            length++;
        }

        if (length < minDigits)
        {
            return false;
        }

        value = int.Parse(_rest[..length], NumberStyles.None, CultureInfo.InvariantCulture);
        _rest = _rest[length..];
        return value >= min && value <= max;
    }

    private bool TryReadName(string[] names, out int? number)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i].Length > 0 && _rest.StartsWith(names[i], StringComparison.OrdinalIgnoreCase))
            {
                _rest = _rest[names[i].Length..];
                number = i + 1;
                return true;
            }
        }

        number = null;
        return false;
    }

    private bool TryReadFraction(int count)
    {
        if (_rest.Length < count || _rest[..count].ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        _millisecond = int.Parse(_rest[..count].ToString().PadRight(3, '0').AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture);
        _rest = _rest[count..];
        return true;
    }

    private bool TryReadOffset()
    {
        if (_rest.StartsWith("Z", StringComparison.Ordinal))
        {
            _offset = 0;
            _rest = _rest[1..];
            return true;
        }

        foreach (var length in (ReadOnlySpan<int>)[6, 5, 3])
        {
            if (_rest.Length >= length && Zone.TryParseOffset(_rest[..length], out var offset))
            {
                _offset = offset;
                _rest = _rest[length..];
                return true;
            }
        }

        return false;
    }
}

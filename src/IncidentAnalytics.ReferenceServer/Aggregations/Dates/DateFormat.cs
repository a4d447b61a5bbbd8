using System.Collections.Frozen;
using System.Globalization;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

/// <summary>A date format: one or more patterns joined by <c>||</c>. Parsing tries all patterns in order, formatting uses the first.</summary>
internal sealed class DateFormat
{
    private readonly DatePattern[] _patterns;

    private DateFormat(string text, DatePattern[] patterns)
    {
        Text = text;
        _patterns = patterns;
    }

    public static DateFormat Default { get; } = Parse("strict_date_optional_time||epoch_millis");

    public string Text { get; }

    /// <exception cref="AggregationException">A pattern is invalid.</exception>
    public static DateFormat Parse(string text) =>
        new(text, Array.ConvertAll(text.Split("||"), name => DatePatternParser.Parse(name.Trim(), text)));

    /// <param name="text">The date, without date math.</param>
    /// <param name="zone">The time zone of a text without an offset.</param>
    /// <param name="roundUp">Whether missing parts have their maximum value instead of their minimum.</param>
    /// <param name="millis">The epoch milliseconds.</param>
    public bool TryParse(ReadOnlySpan<char> text, Zone zone, bool roundUp, out long millis)
    {
        foreach (var pattern in _patterns)
        {
            if (pattern.TryParse(text, zone, roundUp, out millis))
            {
                return true;
            }
        }

        millis = 0;
        return false;
    }

    public string Format(long millis, Zone zone) => _patterns[0].Format(millis, zone);
}

/// <summary>One pattern of a date format.</summary>
internal abstract class DatePattern
{
    /// <param name="text">The text, which must match as a whole.</param>
    /// <param name="zone">The time zone of a text without an offset.</param>
    /// <param name="roundUp">Whether missing parts have their maximum value (23:59:59.999) instead of their minimum.</param>
    /// <param name="millis">The epoch milliseconds.</param>
    public abstract bool TryParse(ReadOnlySpan<char> text, Zone zone, bool roundUp, out long millis);

    public abstract string Format(long millis, Zone zone);
}

/// <summary>Parses one pattern: the name of a built-in format, or a custom pattern.</summary>
internal static class DatePatternParser
{
    private const string StrictPrefix = "strict_";

    private static readonly FrozenDictionary<string, string> Named = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["date"] = "yyyy-MM-dd",
        ["date_hour"] = "yyyy-MM-dd'T'HH",
        ["date_hour_minute"] = "yyyy-MM-dd'T'HH:mm",
        ["date_hour_minute_second"] = "yyyy-MM-dd'T'HH:mm:ss",
        ["date_hour_minute_second_millis"] = "yyyy-MM-dd'T'HH:mm:ss.SSS",
        ["date_time"] = "yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
        ["date_time_no_millis"] = "yyyy-MM-dd'T'HH:mm:ssXXX",
        ["basic_date"] = "yyyyMMdd",
        ["basic_date_time"] = "yyyyMMdd'T'HHmmss.SSSXX",
        ["basic_date_time_no_millis"] = "yyyyMMdd'T'HHmmssXX",
        ["hour"] = "HH",
        ["hour_minute"] = "HH:mm",
        ["hour_minute_second"] = "HH:mm:ss",
        ["year"] = "yyyy",
        ["year_month"] = "yyyy-MM",
        ["year_month_day"] = "yyyy-MM-dd",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <exception cref="AggregationException">The pattern is invalid.</exception>
    public static DatePattern Parse(string name, string format)
    {
        var baseName = name.StartsWith(StrictPrefix, StringComparison.Ordinal) ? name[StrictPrefix.Length..] : name;
        return baseName switch
        {
            "date_optional_time" or "iso8601" => new IsoDatePattern(),
            "epoch_millis" => new EpochDatePattern(unit: 1),
            "epoch_second" => new EpochDatePattern(unit: 1000),
            _ => new CustomDatePattern(Named.GetValueOrDefault(baseName, name), format),
        };
    }
}

/// <summary>Dates as numbers: <c>epoch_millis</c> (unit 1) and <c>epoch_second</c> (unit 1000), always in UTC.</summary>
internal sealed class EpochDatePattern(long unit) : DatePattern
{
    public override bool TryParse(ReadOnlySpan<char> text, Zone zone, bool roundUp, out long millis)
    {
        millis = 0;
        if (
            !decimal.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
            || Math.Abs(number) > long.MaxValue / unit
        )
        {
            return false;
        }

        millis = (long)decimal.Floor(number * unit);
        return true;
    }

    public override string Format(long millis, Zone zone)
    {
        var whole = CivilTime.FloorDivide(millis, unit);
        var rest = millis - (whole * unit);
        return rest == 0 ? whole.ToString(CultureInfo.InvariantCulture) : ((decimal)millis / unit).ToString(CultureInfo.InvariantCulture);
    }
}

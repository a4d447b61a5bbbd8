using System.Collections.Frozen;
using System.Globalization;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

/// <summary>How dates are read and written: one or more patterns joined by <c>||</c>; all are tried in reading, the first writes.</summary>
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

    /// <exception cref="AggregationException">A pattern cannot be understood.</exception>
    public static DateFormat Parse(string text) =>
        new(text, Array.ConvertAll(text.Split("||"), name => DatePatterns.Of(name.Trim(), text)));

    /// <param name="text">The date, without date math.</param>
    /// <param name="zone">The zone of a text that names none.</param>
    /// <param name="roundUp">Fill what the text leaves out with the highest values instead of the lowest.</param>
    /// <param name="millis">Milliseconds since 1970, UTC.</param>
    public bool TryParse(string text, Zone zone, bool roundUp, out long millis)
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

/// <summary>One way of writing dates.</summary>
internal abstract class DatePattern
{
    /// <param name="text">The text to read, the whole of it.</param>
    /// <param name="zone">The zone of a text that names none.</param>
    /// <param name="roundUp">Fill what the text leaves out with the highest values (23:59:59.999) instead of the lowest.</param>
    /// <param name="millis">Milliseconds since 1970, UTC.</param>
    public abstract bool TryParse(string text, Zone zone, bool roundUp, out long millis);

    public abstract string Format(long millis, Zone zone);
}

/// <summary>The date formats that have a name; every other text is a pattern of letters.</summary>
internal static class DatePatterns
{
    private const string Strict = "strict_";

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

    /// <exception cref="AggregationException">The pattern cannot be understood.</exception>
    public static DatePattern Of(string name, string format)
    {
        var plain = name.StartsWith(Strict, StringComparison.Ordinal) ? name[Strict.Length..] : name;
        return plain switch
        {
            "date_optional_time" or "iso8601" => new IsoDatePattern(),
            "epoch_millis" => new EpochDatePattern(unit: 1),
            "epoch_second" => new EpochDatePattern(unit: 1000),
            _ => new LetterDatePattern(Named.GetValueOrDefault(plain, name), format),
        };
    }
}

/// <summary>Dates as numbers: <c>epoch_millis</c> (unit 1) and <c>epoch_second</c> (unit 1000). The numbers know no time zone.</summary>
internal sealed class EpochDatePattern(long unit) : DatePattern
{
    public override bool TryParse(string text, Zone zone, bool roundUp, out long millis)
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
        var whole = CivilTime.FloorDivision(millis, unit);
        var rest = millis - (whole * unit);
        return rest == 0 ? whole.ToString(CultureInfo.InvariantCulture) : ((decimal)millis / unit).ToString(CultureInfo.InvariantCulture);
    }
}

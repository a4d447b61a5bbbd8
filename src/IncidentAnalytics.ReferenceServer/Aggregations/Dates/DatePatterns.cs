using System.Collections.Frozen;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

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

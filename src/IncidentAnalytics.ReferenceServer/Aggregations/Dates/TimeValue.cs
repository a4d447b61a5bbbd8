using System.Buffers;
using System.Globalization;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

/// <summary>Parses time values such as <c>30m</c>, <c>1d</c> or <c>-4d</c> to milliseconds.</summary>
internal static class TimeValue
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    /// <param name="text">An integer followed by one of the units <c>ms s m h d</c>.</param>
    /// <param name="setting">The name of the setting for the error message.</param>
    /// <exception cref="AggregationException">The text is not a time value.</exception>
    public static long Parse(string text, string setting)
    {
        var digits = text.TrimStart('+', '-');
        var unitStart = digits.AsSpan().IndexOfAnyExcept(NumberCharacters);
        var unit = unitStart < 0 ? 0 : ParseUnit(digits[unitStart..].Trim());
        if (unit == 0 || unitStart == 0)
        {
            throw new AggregationException(
                $"failed to parse setting [{setting}] with value [{text}] as a time value: unit is missing or unrecognized"
            );
        }

        if (
            !long.TryParse(digits.AsSpan(0, unitStart), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number > long.MaxValue / unit
        )
        {
            throw new AggregationException($"failed to parse [{text}], fractional time values are not supported");
        }

        return number * unit * (text.StartsWith('-') ? -1 : 1);
    }

    private static long ParseUnit(string unit) =>
        unit switch
        {
            "ms" => 1,
            "s" => 1000,
            "m" => 60_000,
            "h" or "H" => 3_600_000,
            "d" => CivilTime.MillisPerDay,
            _ => 0,
        };
}

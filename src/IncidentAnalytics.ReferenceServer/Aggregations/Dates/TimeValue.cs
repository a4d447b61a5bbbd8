using System.Buffers;
using System.Globalization;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

/// <summary>Lengths of time such as <c>30m</c>, <c>1d</c> or <c>-4d</c>, in milliseconds.</summary>
internal static class TimeValue
{
    private static readonly SearchValues<char> NumberSigns = SearchValues.Create("0123456789.");

    /// <param name="text">A whole number and one of the units <c>ms s m h d</c>.</param>
    /// <param name="setting">What the time is for, as the error names it.</param>
    /// <exception cref="AggregationException">The text cannot be understood.</exception>
    public static long Parse(string text, string setting)
    {
        var digits = text.TrimStart('+', '-');
        var unitStart = digits.AsSpan().IndexOfAnyExcept(NumberSigns);
        var unit = unitStart < 0 ? 0 : UnitOf(digits[unitStart..].Trim());
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

    private static long UnitOf(string unit) =>
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

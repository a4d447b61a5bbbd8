using System.CommandLine.Parsing;
using System.Globalization;

namespace EventTimeline.Arguments;

/// <summary>Durations such as <c>90m</c>, <c>24h</c> and <c>7d</c>.</summary>
internal static class Durations
{
    private const int MostMinutes = 366 * 24 * 60;

    public static TimeSpan Parse(ArgumentResult result)
    {
        if (!TryParse(result.Tokens[0].Value, out var duration))
        {
            result.AddError(
                $"{((OptionResult)result.Parent!).Option.Name} must be a number of minutes, hours or days up to a year, such as 90m, 24h or 7d."
            );
        }

        return duration;
    }

    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        var minutes = text is [.., var unit]
            ? unit switch
            {
                'm' => 1,
                'h' => 60,
                'd' => 24 * 60,
                _ => 0,
            }
            : 0;
        if (
            minutes == 0
            || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || (long)count * minutes is < 1 or > MostMinutes
        )
        {
            return false;
        }

        duration = TimeSpan.FromMinutes(count * minutes);
        return true;
    }

    /// <summary>Such as <c>7 d</c>, <c>24 h</c> and <c>90 m</c>.</summary>
    public static string Text(TimeSpan duration) =>
        duration switch
        {
            { Days: > 1 } when duration.Ticks % TimeSpan.TicksPerDay == 0 => FormattableString.Invariant($"{duration.Days} d"),
            _ when duration.Ticks % TimeSpan.TicksPerHour == 0 => FormattableString.Invariant($"{(int)duration.TotalHours} h"),
            _ => FormattableString.Invariant($"{(long)duration.TotalMinutes} m"),
        };
}

using System.Globalization;

namespace IncidentAnalytics.Client.Events;

/// <summary>Rules of the service for time ranges, worded as in its documentation.</summary>
internal static class EventTimeRangeRules
{
    /// <summary>Value on the wire for an unspecified end.</summary>
    public const long Unspecified = -1;

    public const long MillisecondsPerMinute = 60_000;

    /// <summary>Minutes from 1970 to the end of the year 9999. Also prevents overflow.</summary>
    public const long MaxMinutes = (MaxInstant / MillisecondsPerMinute) + 1;

    /// <summary>The last millisecond of the year 9999.</summary>
    public const long MaxInstant = 253_402_300_799_999;

    /// <returns>The invalid part and the rule it breaks; null if the range is valid.</returns>
    public static (EventTimeRangePart Part, string Rule)? FindViolation(long start, long end, long minutes)
    {
        if (minutes <= 0)
            return (EventTimeRangePart.Minutes, Format($"durationInMinutes must be greater than 0, not {minutes}."));
        if (minutes > MaxMinutes)
        {
            return (
                EventTimeRangePart.Minutes,
                Format($"durationInMinutes must be at most {MaxMinutes}, the minutes from 1970 to the year 9999, not {minutes}.")
            );
        }

        if (start is < Unspecified or > MaxInstant)
            return (EventTimeRangePart.Start, FormatOutOfRange("startTimeInMillis", start));
        if (end is < Unspecified or > MaxInstant)
            return (EventTimeRangePart.End, FormatOutOfRange("endTimeInMillis", end));
        if (end == Unspecified)
            return null;
        if (start == Unspecified)
        {
            return end - (minutes * MillisecondsPerMinute) < 0
                ? (
                    EventTimeRangePart.Minutes,
                    Format($"The start, endTimeInMillis - durationInMinutes x 60 x 1000, is before 1970: {minutes} minutes are too many.")
                )
                : null;
        }

        if (end < start)
            return (EventTimeRangePart.End, Format($"endTimeInMillis {end} is before startTimeInMillis {start}."));

        return (minutes + 1) * MillisecondsPerMinute < end - start
            ? (
                EventTimeRangePart.Minutes,
                Format(
                    $"durationInMinutes must be greater than or equal to (endTimeInMillis - startTimeInMillis)/(60 x 1000) - 1, not {minutes}."
                )
            )
            : null;
    }

    /// <summary>Minimum step that keeps the number of points within the limit, in milliseconds.</summary>
    public static long GetMinStep(long minutes) =>
        ((minutes * MillisecondsPerMinute) + EventTimeRange.MaxPoints - 1) / EventTimeRange.MaxPoints;

    /// <param name="minutes">Length of the range, in minutes.</param>
    /// <param name="step">Step in milliseconds; greater than zero.</param>
    /// <returns>The rule that the step breaks; null if it is valid.</returns>
    public static string? FindStepViolation(long minutes, long step) =>
        GetMinStep(minutes) is var minStep && step < minStep
            ? Format(
                $"Must be at least {minStep} ms for a range of {minutes} minutes (at most {EventTimeRange.MaxPoints} points), not {step} ms."
            )
            : null;

    private static string FormatOutOfRange(string name, long value) =>
        long.IsNegative(value)
            ? Format($"{name} {value} is before 1970; the only negative value is -1, for an unspecified end.")
            : Format($"{name} {value} is after the year 9999.");

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Parts of a time range, in their order on the wire.</summary>
internal enum EventTimeRangePart
{
    Start,
    End,
    Minutes,
}

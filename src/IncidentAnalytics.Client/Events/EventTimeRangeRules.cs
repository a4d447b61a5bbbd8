using System.Globalization;

namespace IncidentAnalytics.Client.Events;

/// <summary>What the service demands of a time range, in the words of its document, and what no range can be.</summary>
internal static class EventTimeRangeRules
{
    /// <summary>How the wire says that an end is not given.</summary>
    public const long NotGiven = -1;

    public const long MillisecondsPerMinute = 60_000;

    /// <summary>From 1970 to the end of the calendar; also keeps the arithmetic of milliseconds far from its limits.</summary>
    public const long MaxMinutes = (LastInstant / MillisecondsPerMinute) + 1;

    /// <summary>The last millisecond of the year 9999.</summary>
    public const long LastInstant = 253_402_300_799_999;

    /// <returns>The part at fault and the rule it breaks; null when all hold.</returns>
    public static (EventTimeRangePart Part, string Rule)? Violation(long start, long end, long minutes)
    {
        if (minutes <= 0)
            return (EventTimeRangePart.Minutes, Text($"durationInMinutes must be greater than 0, not {minutes}."));
        if (minutes > MaxMinutes)
        {
            return (
                EventTimeRangePart.Minutes,
                Text($"durationInMinutes must be at most {MaxMinutes}, the minutes from 1970 to the end of the calendar, not {minutes}.")
            );
        }

        if (start is < NotGiven or > LastInstant)
            return (EventTimeRangePart.Start, OutsideCalendar("startTimeInMillis", start));
        if (end is < NotGiven or > LastInstant)
            return (EventTimeRangePart.End, OutsideCalendar("endTimeInMillis", end));
        if (end == NotGiven)
            return null;
        if (start == NotGiven)
        {
            return end - (minutes * MillisecondsPerMinute) < 0
                ? (
                    EventTimeRangePart.Minutes,
                    Text($"The start, endTimeInMillis - durationInMinutes x 60 x 1000, lies before 1970: {minutes} minutes are too many.")
                )
                : null;
        }

        if (end < start)
            return (EventTimeRangePart.End, Text($"endTimeInMillis {end} lies before startTimeInMillis {start}."));

        return (minutes + 1) * MillisecondsPerMinute < end - start
            ? (
                EventTimeRangePart.Minutes,
                Text(
                    $"durationInMinutes must be greater than or equal to (endTimeInMillis - startTimeInMillis)/(60 x 1000) - 1, which {minutes} is not."
                )
            )
            : null;
    }

    /// <summary>The shortest step that the limit of points allows, in milliseconds.</summary>
    public static long ShortestStep(long minutes) =>
        ((minutes * MillisecondsPerMinute) + EventTimeRange.MaxPoints - 1) / EventTimeRange.MaxPoints;

    /// <param name="minutes">The minutes of the range.</param>
    /// <param name="step">The step, in milliseconds; above zero.</param>
    /// <returns>The rule that the step breaks; null when it holds.</returns>
    public static string? StepViolation(long minutes, long step) =>
        ShortestStep(minutes) is var shortest && step < shortest
            ? Text(
                $"durationInMinutes x 60/period must be at most {EventTimeRange.MaxPoints} points: {minutes} minutes need a step of at least {shortest} ms, not {step} ms."
            )
            : null;

    private static string OutsideCalendar(string name, long value) =>
        value < 0
            ? Text($"{name} {value} lies before 1970; only -1, which says that it is not given, is below zero.")
            : Text($"{name} {value} lies after the year 9999.");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The parts of a time range, in their order on the wire.</summary>
internal enum EventTimeRangePart
{
    Start,
    End,
    Minutes,
}

using System.Globalization;
using Examples;

namespace OperationsDashboard.Report;

/// <summary>What a refreshing dashboard tells about its refreshes.</summary>
/// <param name="Next">The time until the next refresh, or null during a refresh.</param>
/// <param name="FailedAt">The time at which the last refresh failed, or null if it did not.</param>
/// <param name="Failure">The failure of the last refresh, or null if it did not fail.</param>
internal sealed record WatchStatus(TimeSpan? Next, DateTimeOffset? FailedAt, Failure? Failure)
{
    public string? FailureText => Failure is null ? null : $"{Units.Clock(FailedAt!.Value)} UTC: {Show.OneLine(Failure.Reason)}";

    public string Text(DateTimeOffset readAt) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{readAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, {(Next is { } next ? $"next in {Math.Ceiling(next.TotalSeconds):0} s" : "refreshing")}"
        );
}

using System.Text.Json.Serialization;
using Refit;

namespace IncidentAnalytics.Client.Analytics;

/// <summary>A query of a list that can be limited to a window of time.</summary>
public abstract record AnalyticsWindowQuery : AnalyticsListQuery
{
    private protected AnalyticsWindowQuery() { }

    /// <summary>
    /// The window, in place of <see cref="StartDate"/> and <see cref="EndDate"/>. A relative one ends at the moment of the call that
    /// returns the list, for all its pages. The clients turn it into the dates; the Refit interface itself does not know it.
    /// </summary>
    [JsonIgnore]
    public TimeRange? Range { get; init; }

    /// <summary>Start of the window (<c>start_date</c>).</summary>
    [AliasAs("start_date"), Query(Format = SentInstant)]
    public DateTimeOffset? StartDate { get; init; }

    /// <summary>End of the window (<c>end_date</c>).</summary>
    [AliasAs("end_date"), Query(Format = SentInstant)]
    public DateTimeOffset? EndDate { get; init; }

    internal sealed override AnalyticsListQuery ToSent(DateTimeOffset now)
    {
        RequestRules.ThrowIf(EndDate < StartDate, EndDate, "query.EndDate", "The window ends before it starts.");
        var sent = (AnalyticsWindowQuery)base.ToSent(now);
        if (Range is null)
            return sent;

        RequestRules.ThrowIf(
            StartDate is not null || EndDate is not null,
            Range,
            "query.Range",
            "Give either Range, or StartDate and EndDate."
        );
        // An end that nobody asked for would cut off what a service whose clock is ahead has just added.
        var (start, end) = Range.IsRelative ? Range.Resolve(now) : (Range.Start, Range.End);
        return sent with { Range = null, StartDate = start, EndDate = end };
    }
}

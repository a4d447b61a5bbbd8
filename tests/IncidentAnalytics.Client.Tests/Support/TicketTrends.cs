using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;

namespace IncidentAnalytics.Client.Tests.Support;

/// <summary>The documented ticket aggregation with this client's types, for allocation tests and benchmarks.</summary>
internal static class TicketTrends
{
    public static readonly Aggregation<TermsResult> ByType = Aggregation.Terms("tickets_by_type", "ticket.type", size: 20);

    public static readonly Aggregation<BucketsResult<DateHistogramBucket>> OverTime = Aggregation.DateHistogram(
        "tickets_over_time",
        "@timestamp",
        HistogramInterval.Fixed(TimeSpan.FromDays(1))
    );

    public static readonly Aggregation<SingleBucketResult> Resolved = Aggregation.Filter(
        "resolved_count",
        TicketFilter.Term("ticket.resolved", true)
    );

    public static readonly TicketAggregationRequest Request = new()
    {
        Application = "atr",
        AppTypes = ["ec2", "kubernetes"],
        Domains = ["your-domain-1.example.com", "your-domain-2.example.com"],
        Range = TimeRange.Between(new(2024, 3, 3, 10, 20, 30, TimeSpan.Zero), new(2024, 6, 1, 10, 20, 30, TimeSpan.Zero)),
        Aggregations = [ByType, OverTime, Resolved],
    };
}

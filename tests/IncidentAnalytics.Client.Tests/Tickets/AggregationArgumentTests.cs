using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Tickets;

/// <summary>Arguments that the static methods of aggregations reject.</summary>
public sealed class AggregationArgumentTests
{
    private static readonly HistogramInterval Day = HistogramInterval.Fixed(TimeSpan.FromDays(1));

    public static TheoryData<string, Func<object>> InvalidArguments =>
        new()
        {
            { "name", () => Aggregation.Terms("", "f") },
            { "name", () => Aggregation.Terms(null!, "f") },
            { "name", () => Aggregation.Terms(" ", "f") },
            { "name", () => Aggregation.Terms("a[b", "f") },
            { "name", () => Aggregation.Terms("a]b", "f") },
            { "name", () => Aggregation.Terms("a>b", "f") },
            { "name", () => Aggregation.Terms("sterms#a", "f") },
            { "field", () => Aggregation.Terms("a", "") },
            { "size", () => Aggregation.Terms("a", "f", size: 0) },
            { "size", () => Aggregation.Terms("a", "f", size: -1) },
            { "minDocCount", () => Aggregation.Terms("a", "f", minDocCount: -1) },
            { "missing", () => Aggregation.Terms("a", "f", missing: double.NaN) },
            { "pattern", () => TermsSelector.Matching("") },
            { "values", () => TermsSelector.Values() },
            { "values[1]", () => TermsSelector.Values("a", (string?)null) },
            { "path", () => BucketOrder.Ascending(" ") },
            { "next", () => BucketOrder.KeyAscending.ThenBy(null!) },
            { "aggregations[1]", () => Aggregation.Terms("a", "f", aggregations: [Aggregation.Avg("x", "f"), null!]) },
            {
                "aggregations[2].Name",
                () =>
                    Aggregation.Terms(
                        "a",
                        "f",
                        aggregations: [Aggregation.Avg("x", "f"), Aggregation.Avg("y", "f"), Aggregation.Sum("x", "f")]
                    )
            },
            { "aggregations[0].Name", () => Aggregation.Filter("a", TicketFilter.MatchAll, [Aggregation.Avg("doc_count", "f")]) },
            { "aggregations[0].Name", () => Aggregation.Missing("a", "f", [Aggregation.Avg("key", "f")]) },
            { "field", () => Aggregation.DateHistogram("a", "", Day) },
            { "interval", () => Aggregation.DateHistogram("a", "f", null!) },
            { "offset", () => Aggregation.DateHistogram("a", "f", Day, offset: TimeSpan.FromTicks(1)) },
            { "minDocCount", () => Aggregation.DateHistogram("a", "f", Day, minDocCount: -1) },
            { "timeZone", () => Aggregation.DateHistogram("a", "f", Day, timeZone: "") },
            { "format", () => Aggregation.DateHistogram("a", "f", Day, format: " ") },
            { "duration", () => HistogramInterval.Fixed(TimeSpan.Zero) },
            { "duration", () => HistogramInterval.Fixed(TimeSpan.FromDays(-1)) },
            { "duration", () => HistogramInterval.Fixed(TimeSpan.FromTicks(1)) },
            { "unit", () => HistogramInterval.Calendar((CalendarUnit)99) },
            { "max", () => new HistogramBounds<double>(1, 0) },
            { "interval", () => Aggregation.Histogram("a", "f", 0) },
            { "interval", () => Aggregation.Histogram("a", "f", -1) },
            { "interval", () => Aggregation.Histogram("a", "f", double.NaN) },
            { "offset", () => Aggregation.Histogram("a", "f", 1, offset: double.NaN) },
            { "minDocCount", () => Aggregation.Histogram("a", "f", 1, minDocCount: -1) },
            { "extendedBounds", () => Aggregation.Histogram("a", "f", 1, extendedBounds: new(0, double.PositiveInfinity)) },
            { "missing", () => Aggregation.Histogram("a", "f", 1, missing: double.NaN) },
            { "ranges", () => Aggregation.Range("a", "f", []) },
            { "ranges", () => Aggregation.Range("a", "f", null!) },
            { "ranges[0]", () => Aggregation.Range("a", "f", [null!]) },
            { "to", () => new NumericRange(2, 1) },
            { "from", () => new NumericRange(double.NaN, 1) },
            { "ranges", () => Aggregation.DateRange("a", "f", []) },
            { "format", () => Aggregation.DateRange("a", "f", [new("now", null)], format: "") },
            { "timeZone", () => Aggregation.DateRange("a", "f", [new("now", null)], timeZone: "") },
            { "to", () => new DateRange(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddTicks(-1)) },
            { "from", () => new DateRange(default(FieldValue), null) },
            { "filter", () => Aggregation.Filter("a", null!) },
            { "field", () => Aggregation.Missing("a", "") },
            { "filters", () => Aggregation.Filters("a", Array.Empty<TicketFilter>()) },
            { "filters[0]", () => Aggregation.Filters("a", [null!]) },
            { "filters", () => Aggregation.Filters("a", new Dictionary<string, TicketFilter>()) },
            { "filters[\"x\"]", () => Aggregation.Filters("a", new Dictionary<string, TicketFilter> { ["x"] = null! }) },
            {
                "otherBucketKey",
                () => Aggregation.Filters("a", new Dictionary<string, TicketFilter> { ["x"] = TicketFilter.MatchAll }, "x")
            },
            { "field", () => Aggregation.Avg("a", "") },
            { "missing", () => Aggregation.Avg("a", "f", double.NaN) },
            { "sigma", () => Aggregation.ExtendedStats("a", "f", sigma: -1) },
            { "precisionThreshold", () => Aggregation.Cardinality("a", "f", precisionThreshold: -1) },
            { "percents", () => Aggregation.Percentiles("a", "f", []) },
            { "percents[1]", () => Aggregation.Percentiles("a", "f", [50, 100.1]) },
            { "percents[0]", () => Aggregation.Percentiles("a", "f", [-0.1]) },
            { "percents[0]", () => Aggregation.Percentiles("a", "f", [double.NaN]) },
            { "json", () => Aggregation.Raw("a", "nonsense") },
            { "json", () => Aggregation.Raw("a", "[]") },
            { "name", () => Aggregation.Raw("", "{}") },
        };

    [Theory]
    [MemberData(nameof(InvalidArguments), DisableDiscoveryEnumeration = true)]
    public void Create_Throws_WhenArgumentIsInvalid(string parameterName, Func<object> create) =>
        Assert.Equal(parameterName, Assert.ThrowsAny<ArgumentException>(create).ParamName);

    [Fact]
    public void Create_AcceptsName_WhenUsedAtAnotherLevel()
    {
        var inner = Aggregation.Terms("same", "f", aggregations: [Aggregation.Avg("same", "f")]);
        Assert.Equal("same", Assert.Single(inner.Aggregations).Name);
    }
}

using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Tickets;

/// <summary>The service's documented example, byte for byte, without the reference server.</summary>
public sealed class DocumentedCallTests
{
    private static string DocumentedBody { get; } = DocumentedSample.ReadRequest("tickets.aggregate");

    private const string Response = """
        {
          "data": {
            "aggregations": {
              "tickets_by_type": {
                "doc_count_error_upper_bound": 2,
                "sum_other_doc_count": 7,
                "buckets": [{"key": "incident", "doc_count": 3000000000}, {"key": "change", "doc_count": 12}]
              },
              "tickets_over_time": {
                "buckets": [
                  {"key_as_string": "2024-05-31T00:00:00.000Z", "key": 1717113600000, "doc_count": 4},
                  {"key_as_string": "2024-06-01T00:00:00.000Z", "key": 1717200000000, "doc_count": 0}
                ]
              },
              "resolved_count": {"doc_count": 9}
            },
            "total": 3000000019
          }
        }
        """;

    private readonly Aggregation<TermsResult> _byType = Aggregation.Terms("tickets_by_type", "ticket.type", size: 20);

    private readonly Aggregation<BucketsResult<DateHistogramBucket>> _daily = Aggregation.DateHistogram(
        "tickets_over_time",
        "@timestamp",
        HistogramInterval.Fixed(TimeSpan.FromDays(1))
    );

    private readonly Aggregation<SingleBucketResult> _resolved = Aggregation.Filter(
        "resolved_count",
        TicketFilter.Term("ticket.resolved", true)
    );

    private TicketAggregationRequest Request =>
        new()
        {
            Application = "atr",
            AppTypes = ["ec2", "kubernetes"],
            Domains = ["your-domain-1.example.com", "your-domain-2.example.com"],
            Range = TimeRange.Last(TimeSpan.FromDays(90)),
            Aggregations = [_byType, _daily, _resolved],
        };

    [Theory]
    [InlineData("")]
    [InlineData("th-TH")]
    [InlineData("de-DE")]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    public async Task AggregateAsync_SendsDocumentedRequest(string culture)
    {
        using var _ = new CultureScope(culture);
        var api = new StubTicketsApi();
        var time = new FakeTimeProvider(new DateTimeOffset(2024, 6, 1, 19, 20, 30, TimeSpan.FromHours(9)));

        await new TicketsClient(api, time, "your-client-id").AggregateAsync(
            Request,
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Equal(WithoutWhitespace(DocumentedBody), api.BodyJson);
        Assert.Equal("your-client-id", api.ClientId);
    }

    [Fact]
    public async Task AggregateAsync_ReadsDocumentedResponse()
    {
        var tickets = await new TicketsClient(new StubTicketsApi(Response)).AggregateAsync(
            Request,
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Equal(3_000_000_019, tickets.Total);
        var byType = tickets.Get(_byType);
        Assert.Equal([("incident", 3_000_000_000), ("change", 12)], byType.Buckets.Select(b => (b.Key.ToString(), b.DocCount)));
        Assert.Equal((7, 2), (byType.SumOtherDocCount, byType.DocCountErrorUpperBound));
        Assert.Equal(
            [(new DateTimeOffset(2024, 5, 31, 0, 0, 0, TimeSpan.Zero), 4L), (new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero), 0L)],
            tickets.Get(_daily).Buckets.Select(b => (b.Key, b.DocCount))
        );
        Assert.Equal("2024-05-31T00:00:00.000Z", tickets.Get(_daily).Buckets[0].KeyAsString);
        Assert.Equal(9, tickets.Get(_resolved).DocCount);
    }

    private static string WithoutWhitespace(string json) => string.Concat(json.Where(static c => !char.IsWhiteSpace(c)));
}

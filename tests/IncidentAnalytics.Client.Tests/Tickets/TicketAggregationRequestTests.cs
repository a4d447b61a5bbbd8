using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Tickets;

/// <summary>Conversion of the request to the body, and invalid requests.</summary>
public sealed class TicketAggregationRequestTests
{
    private static readonly DateTimeOffset Now = new(2024, 6, 1, 10, 20, 30, TimeSpan.Zero);

    private static readonly TicketAggregationRequest Valid = new() { Application = "atr", Range = TimeRange.Last(TimeSpan.FromHours(1)) };

    public static TheoryData<string, TicketAggregationRequest?> InvalidRequests =>
        new()
        {
            { "request", null },
            { "request.Application", Valid with { Application = "" } },
            { "request.Application", Valid with { Application = null! } },
            { "request.AppTypes[1]", Valid with { AppTypes = ["ec2", " "] } },
            { "request.Domains[0]", Valid with { Domains = [null!] } },
            { "request.Range", Valid with { Range = null! } },
            { "request.Range", Valid with { Range = TimeRange.Until(Now) } },
            { "request.Range", Valid with { Range = TimeRange.Since(Now.AddTicks(1)) } },
            { "request.Aggregations[1]", Valid with { Aggregations = [Aggregation.Avg("a", "f"), null!] } },
            {
                "request.Aggregations[2].Name",
                Valid with
                {
                    Aggregations = [Aggregation.Avg("a", "f"), Aggregation.Avg("b", "f"), Aggregation.Terms("a", "g")],
                }
            },
        };

    [Theory]
    [MemberData(nameof(InvalidRequests), DisableDiscoveryEnumeration = true)]
    public void AggregateAsync_ThrowsWithoutSending_WhenRequestIsInvalid(string path, TicketAggregationRequest? request)
    {
        var api = new StubTicketsApi();
        var client = new TicketsClient(api, new FakeTimeProvider(Now), null);

        // Thrown by the method itself, not by the task, because it is an error in the program.
        var exception = Assert.ThrowsAny<ArgumentException>(() =>
        {
            _ = client.AggregateAsync(request!, cancellationToken: TestContext.Current.CancellationToken);
        });

        Assert.Equal((path, 0), (exception.ParamName, api.Calls));
    }

    [Fact]
    public async Task AggregateAsync_OmitsEmptyLists_ButSendsIncludesEuAndAggs()
    {
        var api = await SendAsync(Valid);
        Assert.Equal(
            """{"application":"atr","start_time":"2024-06-01T09:20:30Z","end_time":"2024-06-01T10:20:30Z","includes_eu":false,"aggs":{}}""",
            api.BodyJson
        );
    }

    [Fact]
    public async Task AggregateAsync_WidensRangeToWholeSecondsInUtc()
    {
        var start = new DateTimeOffset(2024, 1, 1, 8, 59, 59, 999, TimeSpan.FromHours(9));
        var api = await SendAsync(Valid with { Range = TimeRange.Between(start, start.AddMilliseconds(2)) });
        Assert.Equal(("2023-12-31T23:59:59Z", "2024-01-01T00:00:01Z"), (api.Body!.StartTime, api.Body.EndTime));
    }

    [Fact]
    public async Task AggregateAsync_EndsRangeNow_WhenRangeIsSince()
    {
        var api = await SendAsync(Valid with { Range = TimeRange.Since(Now.AddDays(-1)) });
        Assert.Equal(("2024-05-31T10:20:30Z", "2024-06-01T10:20:30Z"), (api.Body!.StartTime, api.Body.EndTime));
    }

    [Fact]
    public async Task AggregateAsync_PassesOptionsAndToken_AndOmitsMissingClientId()
    {
        using var cancellation = new CancellationTokenSource();
        var options = new RequestOptions { MaxRetries = 0 };
        var api = new StubTicketsApi();

        await new TicketsClient(api).AggregateAsync(Valid, options, cancellation.Token);

        Assert.Same(options, api.Options);
        Assert.Equal(cancellation.Token, api.CancellationToken);
        Assert.Null(api.ClientId);
    }

    [Fact]
    public async Task AggregateAsync_CopiesRequest()
    {
        var types = new List<string> { "ec2" };
        var aggregations = new List<Aggregation> { Aggregation.Avg("a", "f") };
        var api = await SendAsync(Valid with { AppTypes = types, Aggregations = aggregations });

        types.Add("lambda");
        aggregations.Clear();

        Assert.Equal(["ec2"], api.Body!.AppType!);
        Assert.Equal("a", Assert.Single(api.Body.Aggs!).Name);
    }

    private static async Task<StubTicketsApi> SendAsync(TicketAggregationRequest request)
    {
        var api = new StubTicketsApi();
        await new TicketsClient(api, new FakeTimeProvider(Now), null).AggregateAsync(
            request,
            cancellationToken: TestContext.Current.CancellationToken
        );
        return api;
    }
}

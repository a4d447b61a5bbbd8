using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Events;

/// <summary>Conversion of the request to the body, and invalid requests.</summary>
public sealed class EventStatisticsRequestTests
{
    private static readonly DateTimeOffset Now = new(2024, 6, 1, 10, 20, 30, TimeSpan.Zero);

    private static readonly EventStatisticsRequest Valid = new()
    {
        Range = TimeRange.Last(TimeSpan.FromHours(1)),
        Step = TimeSpan.FromMinutes(1),
    };

    public static TheoryData<string, EventStatisticsRequest?> InvalidRequests =>
        new()
        {
            { "request", null },
            { "request.ProjectId", Valid with { ProjectId = "" } },
            { "request.ProjectId", Valid with { ProjectId = " " } },
            { "request.ProjectId", Valid with { ProjectId = "." } },
            { "request.ProjectId", Valid with { ProjectId = ".." } },
            { "request.ProjectId", Valid with { ProjectId = "../admin" } },
            { "request.ProjectId", Valid with { ProjectId = "a\\b" } },
            { "request.ProjectId", Valid with { ProjectId = "a\n" } },
            { "request.Type", Valid with { Type = default(EventType) } },
            { "request.Range", Valid with { Range = default } },
            { "request.Range", Valid with { Range = (TimeRange)null! } },
            { "request.Range", Valid with { Range = (EventTimeRange)null! } },
            { "request.Range", Valid with { Range = TimeRange.Until(Now) } },
            { "request.Range", Valid with { Range = TimeRange.Since(Now.AddTicks(1)) } },
            { "request.Range", Valid with { Range = TimeRange.Since(DateTimeOffset.MinValue) } },
            { "request.Range", Valid with { Range = TimeRange.Between(DateTimeOffset.MinValue, Now) } },
            { "request.Range", Valid with { Range = TimeRange.Last(TimeSpan.MaxValue) } },
            { "request.Step", Valid with { Step = TimeSpan.Zero } },
            { "request.Step", Valid with { Step = TimeSpan.FromMinutes(-1) } },
            { "request.Step", Valid with { Step = TimeSpan.FromTicks(TimeSpan.TicksPerMinute + 1) } },
            { "request.Step", Valid with { Step = TimeSpan.FromMilliseconds(2499) } },
            { "request.Sort.Order", Valid with { Sort = new() { Order = default(EventSortOrder) } } },
            { "request.Sort.OrderBy[1]", Valid with { Sort = EventSort.Ascending("a", " ") } },
            { "request.MetadataRelation[1]", Valid with { MetadataRelation = [EventCondition.And("a"), null!] } },
            { "request.MetadataRelation[0].Key", Valid with { MetadataRelation = [new() { Values = ["v"] }] } },
            { "request.MetadataRelation[0].Values[1]", Valid with { MetadataRelation = [EventCondition.And("a", "", null!)] } },
            {
                "request.MetadataRelation[0].Relation",
                Valid with
                {
                    MetadataRelation = [new() { Key = "a", Relation = default(EventRelation) }],
                }
            },
        };

    [Theory]
    [MemberData(nameof(InvalidRequests), DisableDiscoveryEnumeration = true)]
    public void GetStatisticsAsync_ThrowsWithoutSending_WhenRequestIsInvalid(string path, EventStatisticsRequest? request)
    {
        var api = new StubEventsApi();
        var client = new EventsClient(api, new FakeTimeProvider(Now), "p");

        // Thrown by the method itself, not by the task, because it is an error in the program.
        var exception = Assert.ThrowsAny<ArgumentException>(() =>
        {
            _ = client.GetStatisticsAsync(request!, cancellationToken: TestContext.Current.CancellationToken);
        });

        Assert.Equal((path, 0), (exception.ParamName, api.Calls));
    }

    [Fact]
    public void GetStatisticsAsync_NamesMinStep_WhenPointsExceedLimit()
    {
        var client = new EventsClient(new StubEventsApi(), "p");

        var e = Assert.Throws<ArgumentOutOfRangeException>(() =>
        {
            _ = client.GetStatisticsAsync(
                Valid with
                {
                    Range = TimeRange.Last(TimeSpan.FromHours(25)),
                },
                cancellationToken: TestContext.Current.CancellationToken
            );
        });

        Assert.StartsWith(
            "Must be at least 62500 ms for a range of 1500 minutes (at most 1440 points), not 60000 ms.",
            e.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(60, 2500)]
    [InlineData(1440, 60_000)]
    [InlineData(1, 42)]
    public async Task GetStatisticsAsync_AllowsMaxPoints(int minutes, int milliseconds)
    {
        var api = await SendAsync(
            Valid with
            {
                Range = TimeRange.Last(TimeSpan.FromMinutes(minutes)),
                Step = TimeSpan.FromMilliseconds(milliseconds),
            }
        );
        Assert.Equal(milliseconds, api.Body!.Step);
    }

    [Fact]
    public void GetStatisticsAsync_Throws_WhenProjectIdIsMissing()
    {
        var e = Assert.Throws<ArgumentException>(() =>
        {
            _ = new EventsClient(new StubEventsApi()).GetStatisticsAsync(Valid, cancellationToken: TestContext.Current.CancellationToken);
        });

        Assert.Equal("request.ProjectId", e.ParamName);
        Assert.Contains("set ProjectId here, or Events.ProjectId in the options", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetStatisticsAsync_PrefersProjectIdOfRequest()
    {
        Assert.Equal("p", (await SendAsync(Valid)).ProjectId);
        Assert.Equal("q", (await SendAsync(Valid with { ProjectId = "q" })).ProjectId);
    }

    [Fact]
    public async Task GetStatisticsAsync_OmitsUnsetMembers()
    {
        var api = await SendAsync(
            Valid with
            {
                MetadataRelation = null!,
                Sort = new() { OrderBy = [] },
            }
        );

        Assert.Null(api.Type);
        Assert.Equal("""{"time_range":"-1.-1.60","step":60000}""", api.Body!.ToString());
    }

    [Fact]
    public async Task GetStatisticsAsync_SendsEmptyTextsAndPartialSort()
    {
        var api = await SendAsync(
            Valid with
            {
                Search = "",
                Sort = new() { Order = EventSortOrder.Ascending },
            }
        );
        Assert.Equal("""{"time_range":"-1.-1.60","step":60000,"search":"","sort":{"order":"asc"}}""", api.Body!.ToString());
    }

    [Fact]
    public async Task GetStatisticsAsync_AcceptsTimeRangeAndEventTimeRange()
    {
        Assert.Equal("-1.-1.60", (await SendAsync(Valid)).Body!.TimeRange);
        Assert.Equal("1717233630000.-1.60", (await SendAsync(Valid with { Range = TimeRange.Since(Now.AddHours(-1)) })).Body!.TimeRange);
        Assert.Equal(
            "1717233630000.1717237230000.90",
            (await SendAsync(Valid with { Range = EventTimeRange.Create(Now.AddHours(-1), Now, 90) })).Body!.TimeRange
        );
    }

    [Fact]
    public async Task GetStatisticsAsync_PassesOptionsAndToken()
    {
        using var cancellation = new CancellationTokenSource();
        var options = new RequestOptions { MaxRetries = 0 };
        var api = new StubEventsApi();

        await new EventsClient(api, "p").GetStatisticsAsync(Valid, options, cancellation.Token);

        Assert.Same(options, api.Options);
        Assert.Equal(cancellation.Token, api.CancellationToken);
    }

    [Fact]
    public async Task GetStatisticsAsync_CopiesRequest()
    {
        var fields = new List<string> { "a" };
        var values = new List<string> { "v" };
        var conditions = new List<EventCondition>
        {
            new() { Key = "k", Values = values },
        };
        var api = await SendAsync(
            Valid with
            {
                Sort = new() { OrderBy = fields },
                MetadataRelation = conditions,
            }
        );

        fields.Add("b");
        values.Add("w");
        conditions.Clear();

        Assert.Equal(["a"], api.Body!.Sort!.OrderBy!);
        Assert.Equal(["v"], Assert.Single(api.Body.MetadataRelation!).Values!);
    }

    private static async Task<StubEventsApi> SendAsync(EventStatisticsRequest request)
    {
        var api = new StubEventsApi();
        await new EventsClient(api, new FakeTimeProvider(Now), "p").GetStatisticsAsync(
            request,
            cancellationToken: TestContext.Current.CancellationToken
        );
        return api;
    }
}

using Benchmarks.Contenders;
using Benchmarks.Measuring;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;

namespace Benchmarks.Lines;

/// <summary>The documented ticket aggregation, with its three results as typed buckets.</summary>
internal sealed class Post : BenchmarkLine
{
    private const string Authorization = "Bearer token";

    private static readonly Uri Address = new("https://example.com");

    public override string Title => "POST of the documented ticket aggregation, typed";

    public override async Task<Row> MeasureAsync()
    {
        var raw = new RawClient(new NetworkHandler(SampleBodies.TicketTrends), Address, Authorization);
        var user = UserStack.Create(new NetworkHandler(SampleBodies.TicketTrends), Address, Authorization);
        await using var client = OurClient.CreateForTickets(new NetworkHandler(SampleBodies.TicketTrends), Address);
        var body = PlainTicketRequest.CreateTrends();
        var figures = await Alternation.MeasureAsync(
            async () =>
                Count(
                    await raw.PostAsync(
                        "/v3/tickets/aggs",
                        body,
                        PlainJsonContext.Default.PlainTicketRequest,
                        PlainJsonContext.Default.PlainTicketResponsePlainTicketTrends
                    )
                ),
            async () => Count(await user.AggregateAsync(body, "client")),
            () => CountAsync(client)
        );
        var (limit, ours) = (figures[0], figures[2]);
        return new(
            $"{limit}",
            $"Refit + resilience {figures[1].Beside(limit)}",
            ours.Beside(limit),
            Goal.AtMost(ours.Bytes, Bytes.FromKilobytes(31)),
            Goal.RatioAtMost(ours.TimeRatioTo(limit), 1.25)
        );
    }

    private static int Count(PlainTicketResponse<PlainTicketTrends> response)
    {
        var trends = response.Data!.Aggregations!;
        return trends.TicketsByType!.Buckets!.Count + trends.TicketsOverTime!.Buckets!.Count + (int)trends.ResolvedCount!.DocCount;
    }

    private static async Task<int> CountAsync(IncidentAnalyticsClient client)
    {
        var result = await client.Tickets.AggregateAsync(TicketTrends.Request);
        return result.Get(TicketTrends.ByType).Buckets.Count
            + result.Get(TicketTrends.OverTime).Buckets.Count
            + (int)result.Get(TicketTrends.Resolved).DocCount;
    }
}

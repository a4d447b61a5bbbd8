using System.Text.Json;
using Benchmarks.Measuring;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.ReferenceServer.Aggregations;
using IncidentAnalytics.ReferenceServer.Tickets;
using IncidentAnalytics.ReferenceServer.World;

namespace Benchmarks.Contenders;

/// <summary>The documented ticket aggregation in the engine of the reference server and in DuckDB, over the same tickets.</summary>
internal static class EngineComparison
{
    public static async Task<(Figures ThreeQueries, Figures OneQuery, Figures Ours)> MeasureAsync(int tickets)
    {
        var path = TicketFile.Write(tickets);
        using var duckDb = new DuckDbTickets();
        duckDb.Load(path);
        var documents = new WorldStore(new IncidentAnalyticsServerOptions { Tickets = File.ReadLines(path) }).Current.Documents;
        File.Delete(path);

        var body = JsonSerializer.SerializeToElement(PlainTicketRequest.CreateTrends(), PlainJsonContext.Default.PlainTicketRequest);
        var request = TicketAggregationRequestReader.Read(body, out _)!;
        var figures = await Alternation.MeasureAsync(
            () => Done(duckDb.RunThreeQueries()),
            () => Done(duckDb.RunOneQuery()),
            () => Done(AggregationEngine.Run(documents, TicketQuery.Create(request), request.Aggregations).Total)
        );
        return (figures[0], figures[1], figures[2]);
    }

    private static Task Done(long count) => count > 0 ? Task.CompletedTask : throw new InvalidOperationException("No ticket matches.");
}

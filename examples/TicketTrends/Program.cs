using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using IncidentAnalytics.ReferenceServer;

await using var server = await IncidentAnalyticsServer.StartAsync();
await using var client = server.CreateClient();

var byType = Aggregation.Terms("tickets_by_type", "ticket.type", size: 20);
var tickets = await client.Tickets.AggregateAsync(new TicketAggregationRequest
{
    Application = "atr",
    AppTypes = ["ec2", "kubernetes"],
    Domains = ["your-domain-1.example.com", "your-domain-2.example.com"],
    Range = TimeRange.Last(TimeSpan.FromDays(90)),
    Aggregations = [byType],
});

Console.WriteLine($"{tickets.Total} tickets");
foreach (var bucket in tickets.Get(byType).Buckets)
    Console.WriteLine($"{bucket.Key}: {bucket.DocCount}");

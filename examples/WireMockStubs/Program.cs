using IncidentAnalytics.Client;
using WireMock.Server;

using var stubs = WireMockServer.Start();
foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "mappings"), "*.json"))
    stubs.ReadStaticWireMockOrgMappingAndAddOrUpdate(file);

await using var client = IncidentAnalyticsClient.Create(o =>
{
    o.Sonar.BaseAddress = new Uri(stubs.Url!);
    o.Sonar.Credential = Credential.Bearer("any API key");
});

await foreach (var ticket in client.Sonar.ListTicketsAsync())
    Console.WriteLine($"{ticket.Id} {ticket.Priority} {ticket.Status} {ticket.Title}");

try
{
    var options = new RequestOptions { Headers = new Dictionary<string, string> { ["X-Stub-Error"] = "sonar.status" } };
    await client.Sonar.CountTicketsAsync(options: options);
}
catch (InvalidRequestException e)
{
    Console.WriteLine(e.Message);
}

using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.Testing;
using WireMock.Server;
using WireMock.Settings;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Recordings;

/// <summary>WireMock.Net answers from a recording.</summary>
public sealed class RecordedStubsTests
{
    private const string Ticket =
        """{"@timestamp":"2026-01-02T11:30:00Z","ticket.id":"TCK-7","ticket.priority":"P1","application":"atr","app_type":"ec2","domain":"d"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Load_AnswersARecordedSession()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".har");
        try
        {
            IReadOnlyList<string> recorded;
            await using (var server = await IncidentAnalyticsServer.StartAsync(new() { TimeProvider = new FakeTimeProvider() }, Token))
            {
                await using var client = server.CreateClient(o => o.Recorders.Add(new(path)));
                recorded = await RunAsync(client, server);
            }

            using var stubs = WireMockServer.Start(new WireMockServerSettings { Urls = ["http://127.0.0.1:0"] });
            RecordedStubs.Load(stubs, path);
            await using var stubbed = IncidentAnalyticsClient.Create(o =>
            {
                o.TimeProvider = new FakeTimeProvider();
                o.Tickets.BaseAddress = o.Sonar.BaseAddress = new Uri(stubs.Url!);
                o.Tickets.Credential = o.Sonar.Credential = Credential.Bearer("any API key");
                o.Tickets.ClientId = "";
            });

            Assert.Equal(recorded, await RunAsync(stubbed, null));
            Assert.All(stubs.LogEntries, static entry => Assert.NotNull(entry.MappingGuid));
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>A list of several pages, a number that changes, a request with a body, and a refusal.</summary>
    private static async Task<IReadOnlyList<string>> RunAsync(IncidentAnalyticsClient client, IncidentAnalyticsServer? server)
    {
        var query = new SonarTicketQuery { Range = TimeRange.Last(TimeSpan.FromDays(2)), PageSize = 100 };
        var results = await client.Sonar.ListTicketsAsync(query, cancellationToken: Token).Select(static t => $"{t}").ToListAsync(Token);
        Assert.True(results.Count > 200);
        for (var i = 0; i < 3; i++)
        {
            results.Add($"{await client.Sonar.CountTicketsAsync(cancellationToken: Token)}");
            server?.LoadTickets([Ticket], append: true);
        }

        Assert.Equal(3, results.TakeLast(3).Distinct(StringComparer.Ordinal).Count());
        for (var days = 1; days < 3; days++)
        {
            var tickets = await client.Tickets.AggregateAsync(
                new() { Application = "atr", Range = TimeRange.Last(TimeSpan.FromDays(days)) },
                cancellationToken: Token
            );
            results.Add($"{tickets.Total}");
        }

        var e = await Assert.ThrowsAsync<InvalidRequestException>(() =>
            client.Sonar.CountTicketsAsync(new() { Statuses = [new SonarTicketStatus("ODD")] }, cancellationToken: Token)
        );
        results.Add($"{e.StatusCode} {e.Error.Message} {e.Error.RequestId}");
        return results;
    }
}

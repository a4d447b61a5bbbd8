using System.Text.Json;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using IncidentAnalytics.IntegrationTests.Analytics;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Recordings;

/// <summary>A session with a service that differs from the generated world, recorded in a temporary file.</summary>
public sealed class RecordingSession : IAsyncLifetime
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName() + ".har");

    /// <summary>The results of <see cref="RunAsync"/> with the recorded service.</summary>
    internal IReadOnlyList<string> Results { get; private set; } = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(new() { Seed = 7, TimeProvider = new FakeTimeProvider() }, Token);
        server.Faults.Add(
            Fault.Drop() with
            {
                Path = "/api/sonar/tickets",
            },
            Fault.CutBody(5) with
            {
                Path = "/api/sonar/tickets",
            },
            Fault.Answer(503, "<html>busy</html>", "text/html").WithHeader("Retry-After", "7") with
            {
                Path = "/api/sonar/tickets",
            }
        );
        await using var client = server.CreateClient(o => o.Recorders.Add(new(Path)));
        Results = await RunAsync(client);
    }

    /// <summary>Calls every operation, with lists of several pages, refusals and broken connections.</summary>
    internal static async Task<IReadOnlyList<string>> RunAsync(IncidentAnalyticsClient client)
    {
        var results = new List<string>();
        var once = new RequestOptions { MaxRetries = 0 };
        for (var i = 0; i < 3; i++)
            await AddAsync(async () => await client.Sonar.CountTicketsAsync(options: once, cancellationToken: Token));
        await AddAsync(async () => await client.Sonar.CountTicketsAsync(new() { Statuses = [new SonarTicketStatus("ODD")] }, once, Token));
        await AddAsync(async () => await client.Sonar.CountTicketsAsync(cancellationToken: Token));

        var query = new SonarTicketQuery { Range = TimeRange.Last(TimeSpan.FromDays(5)), PageSize = 200 };
        await AddAsync(async () => await client.Sonar.ListTicketsAsync(query, cancellationToken: Token).ToListAsync(Token));

        var byType = Aggregation.Terms("by_type", "ticket.type");
        await AddAsync(async () =>
        {
            var tickets = await client.Tickets.AggregateAsync(
                new()
                {
                    Application = "atr",
                    Range = TimeRange.Last(TimeSpan.FromDays(90)),
                    Aggregations = [byType],
                },
                cancellationToken: Token
            );
            return $"{tickets.Total} {Join(tickets.Get(byType).Buckets.Select(static b => $"{b.Key}: {b.DocCount}"))}";
        });
        await AddAsync(async () =>
            await client.Tickets.AggregateAsync(
                new() { Application = "unknown", Range = TimeRange.Last(TimeSpan.FromDays(1)) },
                cancellationToken: Token
            )
        );

        var now = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        foreach (
            var range in (EventTimeRange[])
                [EventTimeRange.Last(TimeSpan.FromHours(6)), EventTimeRange.Between(now.AddHours(-30), now.AddHours(-3))]
        )
        {
            await AddAsync(async () =>
            {
                var events = await client.Events.GetStatisticsAsync(
                    new() { Range = range, Step = TimeSpan.FromMinutes(30) },
                    cancellationToken: Token
                );
                return $"{events.Total} {Join(events.Points)} {Join(events.Series.Select(static s => $"{s.Severity}: {s.Total}"))}";
            });
        }

        await AddAsync(async () => await client.Analytics.KpiMetrics.GetAsync("00000000-0000-0000-0000-000000000000", null, Token));
        await AddAsync(async () =>
            await client.Analytics.HeatmapData.ListAsync(new() { PageSize = 1 }, cancellationToken: Token).ToListAsync(Token)
        );
        foreach (var operation in AnalyticsOperations.All.Values)
            await AddAsync(async () => await operation.CallAsync(client.Analytics, Token));
        return results;

        async Task AddAsync(Func<Task<object>> call)
        {
            try
            {
                results.Add(Text(await call()));
            }
            catch (ApiConnectionException e)
            {
                // The cause is in the words of the platform.
                results.Add(e.GetType().Name);
            }
            catch (IncidentAnalyticsException e)
            {
                results.Add($"{e.GetType().Name}: {e.Message} {(e as ApiException)?.Error.RequestId}");
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        File.Delete(Path);
        return ValueTask.CompletedTask;
    }

    private static string Text(object result) =>
        result is IReadOnlyList<object> list ? $"[{Join(list.Select(Text))}]" : JsonSerializer.Serialize(result, result.GetType());

    private static string Join<T>(IEnumerable<T> values) => string.Join(", ", values);
}

using System.Globalization;
using System.Text.Json;
using IncidentAnalytics.Client.Analytics.PredictiveModels;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.ReferenceServer.Journal;

namespace IncidentAnalytics.IntegrationTests.Analytics;

/// <summary>Base class of the tests of the analytics service: one incident an hour, counted by hand.</summary>
public abstract class AnalyticsFixture : ReferenceFixture
{
    private protected const string Root = "/api/analytics/";

    /// <summary>Number of incidents. The last two are open; all others took 150 minutes.</summary>
    private protected const int Count = 1000;

    private protected IReadOnlyList<ReceivedRequest> Calls =>
        [.. Server.Requests.Where(static r => r.Path.StartsWith(Root, StringComparison.Ordinal))];

    private protected IReadOnlyList<int> Statuses => [.. Calls.Select(static r => r.Status ?? 0)];

    private protected override void Configure(IncidentAnalyticsServerOptions options) => options.Tickets = Documents(Count);

    /// <summary>Incidents of the last hours.</summary>
    private protected IEnumerable<string> Documents(int hours) =>
        Enumerable
            .Range(0, hours)
            .Select(i => hours - i)
            .Select(hour =>
                Incident(
                    Clock.GetUtcNow().AddHours(-hour),
                    id: 2000 - hour,
                    application: hour % 2 == 0 ? "atr" : "checkout",
                    category: hour % 3 == 0 ? "network" : "database",
                    priority: string.Create(CultureInfo.InvariantCulture, $"P{1 + (hour % 4)}"),
                    users: hour,
                    resolvedAfter: hour <= 2 ? null : 150
                )
            );

    /// <summary>A ticket, acknowledged ten minutes after its creation.</summary>
    private protected static string Incident(
        DateTimeOffset createdAt,
        int id,
        string application,
        string category,
        string priority,
        int users,
        int? resolvedAfter,
        string type = "incident"
    ) =>
        JsonSerializer.Serialize(
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["@timestamp"] = Text(createdAt),
                ["application"] = application,
                ["app_type"] = "ec2",
                ["domain"] = "your-domain-1.example.com",
                ["region"] = "us-east-1",
                ["ticket.id"] = string.Create(CultureInfo.InvariantCulture, $"TCK-{id}"),
                ["ticket.type"] = type,
                ["ticket.category"] = category,
                ["ticket.priority"] = priority,
                ["ticket.status"] = resolvedAfter is null ? "in_progress" : "resolved",
                ["ticket.resolved"] = resolvedAfter is not null,
                ["ticket.escalated"] = users % 5 == 0,
                ["ticket.affected_users"] = users,
                ["ticket.created_at"] = Text(createdAt),
                ["ticket.acknowledged_at"] = Text(createdAt.AddMinutes(10)),
                ["ticket.resolved_at"] = resolvedAfter is { } minutes ? Text(createdAt.AddMinutes(minutes)) : null,
            }
        );

    /// <summary>Sixty critical, costly incidents within one hour of the morning: an anomaly that only a command detects.</summary>
    private protected IEnumerable<string> Burst() =>
        Enumerable
            .Range(0, 60)
            .Select(minute =>
                Incident(
                    Clock.GetUtcNow().AddHours(-4).AddMinutes(minute),
                    3000 + minute,
                    "checkout",
                    "database",
                    "P1",
                    30_000,
                    resolvedAfter: 150
                )
            );

    private protected async Task<PredictiveModel> ModelAsync(string id) =>
        (await Client.Analytics.PredictiveModels.ListAsync(cancellationToken: Token).ToListAsync(Token)).Single(m => m.Id == id);

    private protected async Task<PredictiveModel> AnyModelAsync() =>
        (await Client.Analytics.PredictiveModels.GetPageAsync(cancellationToken: Token)).Items[0];

    private static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

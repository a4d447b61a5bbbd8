using System.Globalization;
using System.Text.Json;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.ReferenceServer.Journal;

namespace IncidentAnalytics.IntegrationTests.Events;

/// <summary>Base class of the tests of the events service. The clock of the server is 2026-03-02 12:00:00Z.</summary>
public abstract class EventsFixture : ReferenceFixture
{
    private protected const string Path = "/v2/" + ReferenceCredentials.ProjectId + "/events/statistic";
    private protected const string TokenPath = "/v3/auth/tokens";

    private protected static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private protected IReadOnlyList<ReceivedRequest> Calls => CallsOf(Path);

    private protected IReadOnlyList<ReceivedRequest> TokenRequests => CallsOf(TokenPath);

    /// <summary>An instant of the clock's day, such as <c>11:57:30.000</c>.</summary>
    private protected static DateTimeOffset At(string time) =>
        DateTimeOffset.Parse("2026-03-02T" + time + "Z", CultureInfo.InvariantCulture, DateTimeStyles.None);

    private protected static EventStatisticsRequest Request() => new() { Range = TimeRange.Last(TimeSpan.FromHours(1)), Step = Minute };

    private protected Task<EventStatistics> CountAsync(
        EventStatisticsRequest? request = null,
        RequestOptions? options = null,
        CancellationToken? cancellationToken = null
    ) => Client.Events.GetStatisticsAsync(request ?? Request(), options, cancellationToken ?? Token);

    /// <summary>A member of the last body that the server received.</summary>
    private protected string? Sent(string member)
    {
        using var body = JsonDocument.Parse(Calls[^1].Body);
        return body.RootElement.TryGetProperty(member, out var value) ? value.ToString() : null;
    }

    /// <summary>The totals by severity, such as <c>Critical 2, Minor 1</c>.</summary>
    private protected static string Totals(EventStatistics statistics) =>
        string.Join(", ", statistics.Series.Select(static s => string.Create(CultureInfo.InvariantCulture, $"{s.Severity} {s.Total}")));

    /// <summary>Loads one ticket, and with it one event, for each: an instant, a priority, a type, and when it was resolved.</summary>
    private protected void Load(params (string At, string Priority, string Type, string? ResolvedAt, string Application)[] tickets) =>
        Server.LoadTickets(
            tickets.Select(static t =>
                JsonSerializer.Serialize(
                    new Dictionary<string, object?>(StringComparer.Ordinal)
                    {
                        ["@timestamp"] = At(t.At).ToString("O", CultureInfo.InvariantCulture),
                        ["ticket.priority"] = t.Priority,
                        ["ticket.type"] = t.Type,
                        ["ticket.resolved_at"] = t.ResolvedAt is { } resolvedAt
                            ? At(resolvedAt).ToString("O", CultureInfo.InvariantCulture)
                            : null,
                        ["application"] = t.Application,
                        ["app_type"] = "ec2",
                    }
                )
            )
        );

    /// <summary>Six tickets that were counted by hand: five within the last hour, both ends included.</summary>
    private protected void LoadSix() =>
        Load(
            ("10:59:59.999", "P1", "incident", null, "atr"),
            ("11:00:00.000", "P1", "incident", null, "atr"),
            ("11:55:00.000", "P1", "incident", null, "billing"),
            ("11:57:30.000", "P2", "alert", "11:59:00.000", "billing"),
            ("11:59:59.999", "P4", "change", null, "checkout"),
            ("12:00:00.000", "P3", "problem", null, "atr")
        );
}

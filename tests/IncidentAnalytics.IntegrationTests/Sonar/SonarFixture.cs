using System.Globalization;
using System.Text.Json;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.ReferenceServer.Journal;

namespace IncidentAnalytics.IntegrationTests.Sonar;

/// <summary>Base class of the tests of the Sonar service.</summary>
public abstract class SonarFixture : ReferenceFixture
{
    private protected const string Path = "/api/sonar/tickets";

    /// <summary>Number of tickets that <see cref="LoadMixed"/> loads. Ids start at 1001.</summary>
    private protected const int Count = 240;

    private static readonly string[] Types = ["incident", "alert", "service_request", "change", "access_request", "problem", "maintenance"];
    private static readonly string[] Categories = ["infrastructure", "application", "network", "database", "security"];
    private static readonly string[] States = ["new", "in_progress", "on_hold", "resolved", "resolved", "closed"];
    private static readonly string[] Regions = ["us-east-1", "ap-northeast-1", "eu-central-1", "nowhere"];

    private protected IReadOnlyList<ReceivedRequest> Calls => CallsOf(Path);

    private protected static IEnumerable<int> Mixed => Enumerable.Range(1001, Count);

    /// <summary>Numbered ticket documents, seven hours apart; the last one is the newest.</summary>
    private protected IEnumerable<string> Documents(IEnumerable<int> ids) =>
        ids.Select(id =>
        {
            var i = id - 1001;
            var createdAt = Clock.GetUtcNow().AddHours(-7 * (Count - i));
            var state = States[Math.Abs(i) * 7 % States.Length];
            return JsonSerializer.Serialize(
                new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["@timestamp"] = createdAt.ToString("O", CultureInfo.InvariantCulture),
                    ["ticket.id"] = string.Create(CultureInfo.InvariantCulture, $"TCK-{id}"),
                    ["ticket.type"] = Types[((i % Types.Length) + Types.Length) % Types.Length],
                    ["ticket.category"] = Categories[((i % Categories.Length) + Categories.Length) % Categories.Length],
                    ["ticket.priority"] = string.Create(CultureInfo.InvariantCulture, $"P{1 + (Math.Abs(i) / 3 % 4)}"),
                    ["ticket.status"] = state,
                    ["ticket.escalated"] = i % 11 == 0,
                    ["ticket.acknowledged_at"] =
                        state == "new" ? null : createdAt.AddMinutes(7).ToString("O", CultureInfo.InvariantCulture),
                    ["ticket.resolved_at"] = state is "resolved" or "closed"
                        ? createdAt.AddHours(2).ToString("O", CultureInfo.InvariantCulture)
                        : null,
                    ["region"] = Regions[Math.Abs(i) / 5 % Regions.Length],
                    ["application"] = "atr",
                    ["app_type"] = "ec2",
                    ["domain"] = "your-domain-1.example.com",
                }
            );
        });

    /// <summary>Loads tickets of which every filter selects some and not all.</summary>
    private protected void LoadMixed() => Server.LoadTickets(Documents(Mixed));

    private protected Task<List<SonarTicket>> ListAsync(SonarTicketQuery? query = null) =>
        Client.Sonar.ListTicketsAsync(query, cancellationToken: Token).ToListAsync(Token);

    private protected static IEnumerable<long> Ids(IEnumerable<SonarTicket> tickets) => tickets.Select(static t => t.Id ?? 0);

    private protected static IEnumerable<long> Ids(IEnumerable<int> ids) => ids.Select(static id => (long)id);
}

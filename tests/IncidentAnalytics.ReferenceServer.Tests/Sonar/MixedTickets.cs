using System.Globalization;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Tests.Sonar;

/// <summary>A small world in which every filter divides: all types, priorities, statuses and sites, three tickets in each second.</summary>
internal static class MixedTickets
{
    public const int Count = 420;

    private static readonly DateTimeOffset First = new(2026, 2, 20, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Types =
    [
        "incident",
        "alert",
        "service_request",
        "change",
        "access_request",
        "problem",
        "maintenance",
        "drill",
    ];
    private static readonly string[] Categories = ["infrastructure", "application", "network", "database", "security", "facilities"];
    private static readonly string[] Statuses = ["new", "in_progress", "on_hold", "resolved", "closed"];
    private static readonly string?[] Regions = ["us-east-1", "us-west-2", "ap-northeast-1", "eu-west-1", "eu-central-1", null];
    private static readonly string[] Applications = ["atr", "billing", "checkout", "identity"];

    public static readonly IReadOnlyList<string> Documents = [.. Enumerable.Range(0, Count).Select(Document)];

    // Ids do not ascend with time: another order than that of loading.
    private static string Document(int i)
    {
        var random = SplitMix64.Create(seed: 7, i);
        var createdAt = First.AddMinutes(i / 3 * 97);
        var status = Pick(Statuses, ref random);
        return JsonSerializer.Serialize(
            new Dictionary<string, object?>
            {
                ["@timestamp"] = Text(createdAt),
                ["application"] = Pick(Applications, ref random),
                ["app_type"] = "ec2",
                ["domain"] = "your-domain-1.example.com",
                ["region"] = Pick(Regions, ref random),
                ["ticket.id"] = string.Create(CultureInfo.InvariantCulture, $"TCK-{1 + (i * 11 % Count)}"),
                ["ticket.type"] = Pick(Types, ref random),
                ["ticket.category"] = Pick(Categories, ref random),
                ["ticket.priority"] = string.Create(CultureInfo.InvariantCulture, $"P{1 + random.NextBelow(4)}"),
                ["ticket.status"] = status,
                ["ticket.escalated"] = random.NextBelow(4) == 0,
                ["ticket.acknowledged_at"] = status == "new" ? null : Text(createdAt.AddMinutes(7)),
                ["ticket.resolved_at"] = status is "resolved" or "closed" ? Text(createdAt.AddHours(2)) : null,
            }
        );
    }

    private static T Pick<T>(T[] values, ref SplitMix64 random) => values[random.NextBelow(values.Length)];

    private static string Text(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

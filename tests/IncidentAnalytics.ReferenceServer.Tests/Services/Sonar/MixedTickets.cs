using System.Globalization;
using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Tests.Services.Sonar;

/// <summary>A small world in which every filter divides: all types, priorities, statuses and sites, three tickets in each second.</summary>
internal static class MixedTickets
{
    public const int Count = 420;

    private static readonly DateTimeOffset First = new(2026, 2, 20, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Types = ["incident", "alert", "service_request", "change", "access_request", "problem", "maintenance", "drill"];
    private static readonly string[] Categories = ["infrastructure", "application", "network", "database", "security", "facilities"];
    private static readonly string[] Statuses = ["new", "in_progress", "on_hold", "resolved", "closed"];
    private static readonly string?[] Regions = ["us-east-1", "us-west-2", "ap-northeast-1", "eu-west-1", "eu-central-1", null];
    private static readonly string[] Applications = ["atr", "billing", "checkout", "identity"];

    public static readonly IReadOnlyList<string> Documents = [.. Enumerable.Range(0, Count).Select(Document)];

    // Strides without a common divisor with the counts: every combination occurs, and ids do not ascend with time.
    private static string Document(int i)
    {
        var createdAt = First.AddMinutes(i / 3 * 97);
        var status = Statuses[i * 3 % 5];
        return JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["@timestamp"] = Text(createdAt),
            ["application"] = Applications[i % 4],
            ["app_type"] = "ec2",
            ["domain"] = "your-domain-1.example.com",
            ["region"] = Regions[i * 5 % 6],
            ["ticket.id"] = string.Create(CultureInfo.InvariantCulture, $"TCK-{1 + (i * 11 % Count)}"),
            ["ticket.type"] = Types[i * 3 % 8],
            ["ticket.category"] = Categories[i / 2 % 6],
            ["ticket.priority"] = string.Create(CultureInfo.InvariantCulture, $"P{1 + (i * 7 / 3 % 4)}"),
            ["ticket.status"] = status,
            ["ticket.escalated"] = i % 4 == 0,
            ["ticket.acknowledged_at"] = status == "new" ? null : Text(createdAt.AddMinutes(7)),
            ["ticket.resolved_at"] = status is "resolved" or "closed" ? Text(createdAt.AddHours(2)) : null,
        });
    }

    private static string Text(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

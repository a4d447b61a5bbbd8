using System.Globalization;
using System.Text.Json;
using IncidentAnalytics.Testing;

namespace Benchmarks.Contenders;

/// <summary>
/// Ticket documents as NDJSON, always the same ones: 120 days around the range of the documented request, with the fields and frequencies of the
/// reference server's generated world.
/// </summary>
internal static class TicketFile
{
    private static readonly DateTimeOffset Start = new(2024, 2, 15, 0, 0, 0, TimeSpan.Zero);

    private static readonly (string, int)[] Applications =
    [
        ("atr", 45),
        ("checkout", 20),
        ("billing", 15),
        ("identity", 12),
        ("search", 8),
    ];
    private static readonly (string, int)[] AppTypes = [("ec2", 40), ("kubernetes", 35), ("lambda", 15), ("rds", 10)];
    private static readonly (string, int)[] Domains =
    [
        ("your-domain-1.example.com", 45),
        ("your-domain-2.example.com", 35),
        ("your-domain-3.example.com", 20),
    ];
    private static readonly (string, int)[] Regions =
    [
        ("us-east-1", 38),
        ("us-west-2", 24),
        ("ap-northeast-1", 16),
        ("eu-west-1", 13),
        ("eu-central-1", 9),
    ];
    private static readonly (string, int)[] Types =
    [
        ("incident", 34),
        ("alert", 26),
        ("service_request", 18),
        ("change", 9),
        ("access_request", 6),
        ("problem", 4),
        ("maintenance", 3),
    ];
    private static readonly (string, int)[] Categories =
    [
        ("application", 34),
        ("infrastructure", 30),
        ("network", 14),
        ("database", 13),
        ("security", 9),
    ];
    private static readonly (string, int)[] Priorities = [("P3", 48), ("P4", 30), ("P2", 17), ("P1", 5)];

    /// <summary>Writes a file below the folder of build artifacts.</summary>
    /// <returns>Its path.</returns>
    public static string Write(int count)
    {
        var folder = Repository.PathOf("artifacts", "benchmarks");
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"tickets-{count}.ndjson"));
        using var file = File.Create(path);
        using var writer = new Utf8JsonWriter(file);
        var random = new Random(1);
        for (var i = 0; i < count; i++)
        {
            Write(writer, random, i, Start.AddSeconds((long)i * 120 * 86_400 / count));
            writer.Flush();
            writer.Reset();
            file.WriteByte((byte)'\n');
        }

        return path;
    }

    private static void Write(Utf8JsonWriter writer, Random random, int id, DateTimeOffset created)
    {
        var region = Choose(random, Regions);
        var toAcknowledge = random.Next(60, 3_600);
        var toResolve = toAcknowledge + random.Next(600, 172_800);
        var isResolved = random.Next(100) < 90;
        writer.WriteStartObject();
        writer.WriteString("@timestamp", Format(created));
        writer.WriteString("application", Choose(random, Applications));
        writer.WriteString("app_type", Choose(random, AppTypes));
        writer.WriteString("domain", Choose(random, Domains));
        writer.WriteString("region", region);
        writer.WriteStartObject("ticket");
        writer.WriteBoolean("eu", region.StartsWith("eu-", StringComparison.Ordinal));
        writer.WriteString("id", string.Create(CultureInfo.InvariantCulture, $"TCK-{id + 1}"));
        writer.WriteString("type", Choose(random, Types));
        writer.WriteString("category", Choose(random, Categories));
        writer.WriteString("priority", Choose(random, Priorities));
        writer.WriteString("status", isResolved ? "closed" : "in_progress");
        writer.WriteBoolean("resolved", isResolved);
        writer.WriteBoolean("escalated", random.Next(100) < 7);
        writer.WriteNumber("affected_users", random.Next(1, 200));
        writer.WriteString("created_at", Format(created));
        writer.WriteString("acknowledged_at", Format(created.AddSeconds(toAcknowledge)));
        writer.WriteNumber("time_to_acknowledge_minutes", Math.Round(toAcknowledge / 60.0, 2));
        if (isResolved)
        {
            writer.WriteString("resolved_at", Format(created.AddSeconds(toResolve)));
            writer.WriteNumber("time_to_resolve_minutes", Math.Round(toResolve / 60.0, 2));
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static string Format(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Choose(Random random, (string Value, int Percent)[] choices)
    {
        var number = random.Next(100);
        foreach (var (value, percent) in choices)
        {
            if (number < percent)
                return value;
            number -= percent;
        }

        return choices[0].Value;
    }
}

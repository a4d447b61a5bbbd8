namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>The field values of generated tickets, with their weights.</summary>
internal static class Vocabulary
{
    public const string Incident = "incident";

    public static readonly Weighted<string>[] Types =
    [
        new(Incident, 34),
        new("alert", 26),
        new("service_request", 18),
        new("change", 9),
        new("access_request", 6),
        new("problem", 4),
        new("maintenance", 3),
    ];

    public static readonly Weighted<TicketPriority>[] Priorities =
    [
        new(TicketPriority.P1, 5),
        new(TicketPriority.P2, 17),
        new(TicketPriority.P3, 48),
        new(TicketPriority.P4, 30),
    ];

    public static readonly Weighted<string>[] Categories =
    [
        new("infrastructure", 30),
        new("application", 34),
        new("network", 14),
        new("database", 13),
        new("security", 9),
    ];

    public static readonly Weighted<Region>[] Regions =
    [
        new(new("us-east-1", IsEu: false), 38),
        new(new("us-west-2", IsEu: false), 24),
        new(new("ap-northeast-1", IsEu: false), 16),
        new(new("eu-west-1", IsEu: true), 13),
        new(new("eu-central-1", IsEu: true), 9),
    ];

    public static readonly Weighted<ApplicationProfile>[] Applications =
    [
        new(
            new(
                "atr",
                [new("ec2", 40), new("kubernetes", 35), new("lambda", 15), new("rds", 10)],
                [new("your-domain-1.example.com", 45), new("your-domain-2.example.com", 35), new("your-domain-3.example.com", 20)]
            ),
            45
        ),
        new(
            new("checkout", [new("kubernetes", 70), new("rds", 30)], [new("shop.example.com", 75), new("your-domain-1.example.com", 25)]),
            20
        ),
        new(new("billing", [new("ec2", 50), new("rds", 50)], [new("billing.example.com", 100)]), 15),
        new(new("identity", [new("kubernetes", 60), new("lambda", 40)], [new("login.example.com", 100)]), 12),
        new(new("search", [new("ec2", 100)], [new("shop.example.com", 100)]), 8),
    ];
}

/// <summary>An application with the application types and domains of its tickets.</summary>
internal sealed record ApplicationProfile(string Name, Weighted<string>[] AppTypes, Weighted<string>[] Domains);

/// <summary>The region of a ticket.</summary>
internal sealed record Region(string Name, bool IsEu);

/// <summary>A choice with its weight relative to the other choices.</summary>
internal readonly record struct Weighted<T>(T Value, int Weight);

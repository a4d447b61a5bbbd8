using System.Security.Cryptography;
using System.Text;

namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>The company that works on the tickets: its people, sites and types of tickets.</summary>
internal static class SonarDirectory
{
    public const string CompanyName = "Example Operations";

    public static readonly Guid CompanyGuid = StableGuid.Create("company:" + CompanyName);

    public static readonly SonarPerson[] People =
    [
        new("Joshua", "joshua", "Security Operations"),
        new("Amina Yusuf", "amina.yusuf", "Security Operations"),
        new("Mateo Rivera", "mateo.rivera", "Security Operations"),
        new("Hana Kobayashi", "hana.kobayashi", "Network"),
        new("Jonas Weber", "jonas.weber", "Network"),
        new("Seo-yeon Park", "seoyeon.park", "Databases"),
        new("Priya Nair", "priya.nair", "Databases"),
        new("Élodie Martin", "elodie.martin", "Platform"),
        new("Tomasz Zieliński", "tomasz.zielinski", "Platform"),
        new("Grace Okafor", "grace.okafor", "Service Desk"),
        new("Daniel Novak", "daniel.novak", "Service Desk", IsDeleted: true),
        new("Ingrid Larsen", "ingrid.larsen", "Platform", IsDeleted: true),
    ];

    public static readonly SonarPerson[] Approvers = [People[0], People[3], People[5], People[7], People[11]];

    private static readonly Dictionary<string, SonarSite> Sites = new(StringComparer.Ordinal)
    {
        ["us-east-1"] = new("Virginia"),
        ["us-west-2"] = new("Oregon"),
        ["ap-northeast-1"] = new("Tokyo"),
        ["eu-west-1"] = new("Dublin"),
        ["eu-central-1"] = new("Frankfurt", IsDeleted: true),
    };

    private static readonly Dictionary<string, SonarTicketType> Types = new(StringComparer.Ordinal)
    {
        ["alert"] = new("Threat", SonarFormat.Json, IsDetected: true),
        ["incident"] = new("Incident", SonarFormat.Markdown, IsDetected: true),
        ["problem"] = new("Problem", SonarFormat.Markdown, IsDetected: false),
        ["service_request"] = new("Service request", SonarFormat.Plain, IsDetected: false),
        ["change"] = new("Change", SonarFormat.Plain, IsDetected: false),
        ["access_request"] = new("Access request", SonarFormat.Plain, IsDetected: false),
        ["maintenance"] = new("Maintenance", SonarFormat.Plain, IsDetected: false),
    };

    /// <summary>The site of a region, or null.</summary>
    public static SonarSite? FindSite(string region) => Sites.GetValueOrDefault(region);

    /// <summary>The Sonar type of a ticket type of the world. An unknown type keeps its name.</summary>
    public static SonarTicketType FindType(string type) =>
        Types.TryGetValue(type, out var known) ? known : new SonarTicketType(type, SonarFormat.Plain, IsDetected: false);
}

/// <summary>A person of the company.</summary>
/// <param name="Name">The display name.</param>
/// <param name="Login">The login name.</param>
/// <param name="Department">The department.</param>
/// <param name="IsDeleted">Whether the account is deleted. Tickets show its data in <c>x_</c> members then.</param>
internal sealed record SonarPerson(string Name, string Login, string Department, bool IsDeleted = false)
{
    public Guid Guid { get; } = StableGuid.Create("user:" + Login);
}

/// <summary>The site of a ticket.</summary>
/// <param name="Name">The name.</param>
/// <param name="IsDeleted">Whether the site is deleted. Tickets show its name in <c>x_site</c> then.</param>
internal sealed record SonarSite(string Name, bool IsDeleted = false)
{
    public Guid Guid { get; } = StableGuid.Create("site:" + Name);
}

/// <summary>A ticket type, which Sonar calls a repository.</summary>
/// <param name="Name">The display name.</param>
/// <param name="Format">The format of the tickets.</param>
/// <param name="IsDetected">Whether the tickets are detections, which an analyst confirms or rejects. Other tickets have an author.</param>
internal sealed record SonarTicketType(string Name, SonarFormat Format, bool IsDetected)
{
    public Guid Guid { get; } = StableGuid.Create("type:" + Name);
}

/// <summary>The format of a ticket's content.</summary>
internal enum SonarFormat
{
    Json,
    Markdown,
    Plain,
}

/// <summary>Creates GUIDs from names: the same in every world and on every machine.</summary>
internal static class StableGuid
{
    /// <param name="name">The kind and the key, for example <c>ticket:7</c>.</param>
    public static Guid Create(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);

        // Version 8 of RFC 9562, for custom GUIDs.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}

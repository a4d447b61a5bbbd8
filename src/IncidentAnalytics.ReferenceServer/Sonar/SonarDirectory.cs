namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>The company that works on the tickets: its people, its sites and the types of tickets it has.</summary>
internal static class SonarDirectory
{
    public const string CompanyName = "Example Operations";

    public static readonly Guid CompanyGuid = StableGuid.Of("company:" + CompanyName);

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

    /// <summary>The site of a region; null for a region that has none.</summary>
    public static SonarSite? SiteOf(string region) => Sites.GetValueOrDefault(region);

    /// <summary>The type that a ticket of the world has here; one that is not known keeps its name.</summary>
    public static SonarTicketType TypeOf(string type) =>
        Types.TryGetValue(type, out var known) ? known : new SonarTicketType(type, SonarFormat.Plain, IsDetected: false);
}

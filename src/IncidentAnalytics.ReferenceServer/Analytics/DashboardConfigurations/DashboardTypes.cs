namespace IncidentAnalytics.ReferenceServer.Analytics.DashboardConfigurations;

/// <summary>Whom a dashboard is for. The vendor names only EXECUTIVE; the others are ours.</summary>
internal static class DashboardTypes
{
    public const string Executive = "EXECUTIVE";
    public const string Operational = "OPERATIONAL";
    public const string Technical = "TECHNICAL";
    public const string Custom = "CUSTOM";

    public static readonly IReadOnlyList<string> All = [Executive, Operational, Technical, Custom];
}

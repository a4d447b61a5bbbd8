namespace IncidentAnalytics.ReferenceServer.Analytics.HeatmapData;

/// <summary>What a heatmap shows.</summary>
internal static class HeatmapTypes
{
    public const string IncidentFrequency = "INCIDENT_FREQUENCY";
    public const string ResolutionTime = "RESOLUTION_TIME";
    public const string CostImpact = "COST_IMPACT";

    public static readonly IReadOnlyList<string> All = [IncidentFrequency, ResolutionTime, CostImpact];
}

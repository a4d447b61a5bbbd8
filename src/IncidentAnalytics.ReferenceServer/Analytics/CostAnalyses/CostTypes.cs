namespace IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;

/// <summary>What a cost is for.</summary>
internal static class CostTypes
{
    public const string Downtime = "DOWNTIME";
    public const string LostRevenue = "LOST_REVENUE";
    public const string Penalty = "PENALTY";
    public const string ResourceCost = "RESOURCE_COST";
    public const string ReputationCost = "REPUTATION_COST";
    public const string ComplianceCost = "COMPLIANCE_COST";

    public static readonly IReadOnlyList<string> All = [Downtime, LostRevenue, Penalty, ResourceCost, ReputationCost, ComplianceCost];
}

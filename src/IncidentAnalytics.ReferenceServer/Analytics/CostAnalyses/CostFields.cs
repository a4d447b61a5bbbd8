using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics.Drf;

namespace IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;

/// <summary>Costs on the wire.</summary>
internal static class CostFields
{
    private const int Cents = 2;

    public static readonly Serializer<CostAnalysis> All = new(
        Field<CostAnalysis>.Text("id", static cost => cost.Id.ToString()),
        Field<CostAnalysis>.Text("incident", static cost => cost.IncidentId.ToString()),
        Field<CostAnalysis>.Text("cost_type", static cost => cost.CostType),
        Field<CostAnalysis>.Decimal("cost_amount", Cents, static cost => cost.CostAmount),
        Field<CostAnalysis>.Text("currency", static cost => cost.Currency),
        Field<CostAnalysis>.Text("calculation_method", static cost => cost.CalculationMethod),
        Field<CostAnalysis>.Json("calculation_details", static cost => cost.CalculationDetails()),
        Field<CostAnalysis>.Decimal("downtime_hours", Cents, static cost => cost.DowntimeHours),
        Field<CostAnalysis>.Whole("affected_users", static cost => cost.AffectedUsers),
        Field<CostAnalysis>.Decimal("revenue_impact", Cents, static cost => cost.RevenueImpact),
        Field<CostAnalysis>.Text("business_unit", static cost => cost.BusinessUnit),
        Field<CostAnalysis>.Text("service_tier", static cost => cost.ServiceTier),
        Field<CostAnalysis>.Flag("is_validated", static cost => cost.IsValidated),
        Field<CostAnalysis>.Text("validated_by", static cost => cost.ValidatedBy?.Id.ToString()),
        Field<CostAnalysis>.Instant("validated_at", static cost => cost.ValidatedAt),
        Field<CostAnalysis>.Text("validation_notes", static cost => cost.ValidationNotes),
        Field<CostAnalysis>.Instant("created_at", static cost => cost.CreatedAt),
        Field<CostAnalysis>.Instant("updated_at", static cost => cost.UpdatedAt)
    );

    public static JsonObject Summary(CostSummary summary) =>
        new()
        {
            ["total_cost"] = WireText.Decimal(summary.TotalCost, Cents),
            ["currency"] = summary.Currency,
            ["downtime_cost"] = WireText.Decimal(summary.DowntimeCost, Cents),
            ["lost_revenue"] = WireText.Decimal(summary.LostRevenue, Cents),
            ["penalty_cost"] = WireText.Decimal(summary.PenaltyCost, Cents),
            ["resource_cost"] = WireText.Decimal(summary.ResourceCost, Cents),
            ["total_downtime_hours"] = WireText.Decimal(summary.TotalDowntimeHours, Cents),
            ["total_affected_users"] = summary.TotalAffectedUsers,
            ["cost_per_hour"] = WireText.Decimal(summary.CostPerHour, Cents),
            ["cost_per_user"] = WireText.Decimal(summary.CostPerUser, Cents),
        };
}

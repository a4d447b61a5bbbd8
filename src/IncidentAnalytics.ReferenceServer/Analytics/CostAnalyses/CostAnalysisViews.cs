using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics.Drf;

namespace IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;

/// <summary><c>cost-analyses/</c>.</summary>
internal sealed class CostAnalysisViews(Func<CostAnalysisStore> store)
{
    private static readonly ListView<CostAnalysis> Lists = new(
        CostAnalysisFields.All,
        new(
            Filter<CostAnalysis>.Choice("cost_type", CostTypes.All, static cost => cost.CostType),
            Filter<CostAnalysis>.Boolean("is_validated", static cost => cost.IsValidated),
            Filter<CostAnalysis>.NotBefore("start_date", static cost => cost.CreatedAt),
            Filter<CostAnalysis>.NotAfter("end_date", static cost => cost.CreatedAt)
        ),
        static cost => [cost.CalculationMethod, cost.BusinessUnit, cost.ServiceTier, cost.ValidationNotes]
    );

    public IEnumerable<View> Views =>
        [new View("cost-analyses/", "Cost Analysis List") { Get = List }, new View("cost-analyses/summary/", "Summary") { Get = Summary }];

    private DrfResponse List(DrfRequest request) => DrfResponse.Ok(Lists.GetPage(request, store().NewestFirst));

    private DrfResponse Summary(DrfRequest request) => DrfResponse.Ok(CostAnalysisFields.Summary(store().Summarize()));
}

/// <summary>Costs on the wire.</summary>
internal static class CostAnalysisFields
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
        Field<CostAnalysis>.Integer("affected_users", static cost => cost.AffectedUsers),
        Field<CostAnalysis>.Decimal("revenue_impact", Cents, static cost => cost.RevenueImpact),
        Field<CostAnalysis>.Text("business_unit", static cost => cost.BusinessUnit),
        Field<CostAnalysis>.Text("service_tier", static cost => cost.ServiceTier),
        Field<CostAnalysis>.Boolean("is_validated", static cost => cost.IsValidated),
        Field<CostAnalysis>.Text("validated_by", static cost => cost.ValidatedBy?.Id.ToString()),
        Field<CostAnalysis>.Instant("validated_at", static cost => cost.ValidatedAt),
        Field<CostAnalysis>.Text("validation_notes", static cost => cost.ValidationNotes),
        Field<CostAnalysis>.Instant("created_at", static cost => cost.CreatedAt),
        Field<CostAnalysis>.Instant("updated_at", static cost => cost.UpdatedAt)
    );

    public static JsonObject Summary(CostSummary summary) =>
        new()
        {
            ["total_cost"] = DrfFormat.Decimal(summary.TotalCost, Cents),
            ["currency"] = summary.Currency,
            ["downtime_cost"] = DrfFormat.Decimal(summary.DowntimeCost, Cents),
            ["lost_revenue"] = DrfFormat.Decimal(summary.LostRevenue, Cents),
            ["penalty_cost"] = DrfFormat.Decimal(summary.PenaltyCost, Cents),
            ["resource_cost"] = DrfFormat.Decimal(summary.ResourceCost, Cents),
            ["total_downtime_hours"] = DrfFormat.Decimal(summary.TotalDowntimeHours, Cents),
            ["total_affected_users"] = summary.TotalAffectedUsers,
            ["cost_per_hour"] = DrfFormat.Decimal(summary.CostPerHour, Cents),
            ["cost_per_user"] = DrfFormat.Decimal(summary.CostPerUser, Cents),
        };
}

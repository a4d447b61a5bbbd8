using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;

/// <summary>A cost of an incident.</summary>
internal sealed record CostAnalysis : IRecord
{
    public required Guid Id { get; init; }

    /// <summary>The id of the incident; see <see cref="IncidentSet.GetId"/>.</summary>
    public required Guid IncidentId { get; init; }

    /// <summary>One of <see cref="CostTypes"/>.</summary>
    public required string CostType { get; init; }

    /// <summary>To two decimal places.</summary>
    public required decimal CostAmount { get; init; }

    public string Currency { get; init; } = CostRates.Currency;

    /// <summary>A description of the formula.</summary>
    public required string CalculationMethod { get; init; }

    /// <summary>The price per unit.</summary>
    public required decimal Rate { get; init; }

    /// <summary>The number of units: hours, user hours, users or incidents.</summary>
    public required decimal Units { get; init; }

    /// <summary>Hours from creation to resolution, to two decimal places; 0 for an incident without an interruption.</summary>
    public required decimal DowntimeHours { get; init; }

    public required int AffectedUsers { get; init; }

    /// <summary>The amount of LOST_REVENUE, otherwise 0; to two decimal places.</summary>
    public required decimal RevenueImpact { get; init; }

    /// <summary>The application.</summary>
    public required string BusinessUnit { get; init; }

    /// <summary><c>gold</c>, <c>silver</c> or <c>bronze</c>.</summary>
    public required string ServiceTier { get; init; }

    public required bool IsValidated { get; init; }

    public required AnalyticsUser? ValidatedBy { get; init; }

    public required DateTimeOffset? ValidatedAt { get; init; }

    public required string ValidationNotes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Creates the JSON of <c>calculation_details</c>.</summary>
    public JsonObject CalculationDetails() => new() { ["rate"] = Rate, ["units"] = Units };
}

/// <summary>The types of costs.</summary>
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

/// <summary>The costs of the world's incidents.</summary>
internal sealed class CostAnalysisStore(AnalyticsWorld world) : RecordStore<CostAnalysis>
{
    private readonly DerivedValue<CostAnalysis, CostSummary> _summary = new(static all => CostSummary.Create(all));

    private readonly DerivedValue<CostAnalysis, IReadOnlyList<CostAnalysis>> _newestFirst = new(static all =>
        [.. all.OrderByDescending(static cost => cost.CreatedAt)]
    );

    /// <summary>All costs, the newest first.</summary>
    public IReadOnlyList<CostAnalysis> NewestFirst => _newestFirst.Get(All);

    public CostSummary Summarize() => _summary.Get(All);

    /// <summary>The total cost of the incidents created from <paramref name="start"/> (inclusive) to <paramref name="end"/> (exclusive).</summary>
    public decimal GetTotal(DateTimeOffset start, DateTimeOffset end)
    {
        var ids = world.Incidents.CreatedIn(start, end).Select(IncidentSet.GetId).ToHashSet();
        return All.Where(cost => ids.Contains(cost.IncidentId)).Sum(static cost => cost.CostAmount);
    }

    protected override IEnumerable<CostAnalysis> CreateInitial() => CostCalculator.Create(world.Incidents, world.Ids);
}

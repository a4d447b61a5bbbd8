using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;

/// <summary>One kind of cost of one incident.</summary>
internal sealed record CostAnalysis : IRecord
{
    public required Guid Id { get; init; }

    /// <summary>The incident's id (<c>incident</c>), see <see cref="IncidentSet.IdOf"/>.</summary>
    public required Guid IncidentId { get; init; }

    /// <summary>One of <see cref="CostTypes"/>.</summary>
    public required string CostType { get; init; }

    /// <summary>Two decimals (<c>cost_amount</c>).</summary>
    public required decimal CostAmount { get; init; }

    public string Currency { get; init; } = CostRates.Currency;

    /// <summary>The formula in words.</summary>
    public required string CalculationMethod { get; init; }

    /// <summary>The rate that <see cref="Units"/> was multiplied with.</summary>
    public required decimal Rate { get; init; }

    /// <summary>How many of what the rate is for: hours, user hours, users, incidents.</summary>
    public required decimal Units { get; init; }

    /// <summary>Hours from the incident's creation to its resolution, two decimals; 0 when it interrupted nothing.</summary>
    public required decimal DowntimeHours { get; init; }

    public required int AffectedUsers { get; init; }

    /// <summary>The amount when it is lost revenue, else 0; two decimals.</summary>
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

    /// <summary>A new object (<c>calculation_details</c>).</summary>
    public JsonObject CalculationDetails() => new() { ["rate"] = Rate, ["units"] = Units };
}

using IncidentAnalytics.ReferenceServer.Numerics;

namespace IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;

/// <summary>Totals of all costs; amounts have two decimal places.</summary>
internal sealed record CostSummary
{
    /// <summary>The total of all cost types, including those without a member of their own.</summary>
    public required decimal TotalCost { get; init; }

    public required string Currency { get; init; }

    public required decimal DowntimeCost { get; init; }

    public required decimal LostRevenue { get; init; }

    public required decimal PenaltyCost { get; init; }

    public required decimal ResourceCost { get; init; }

    /// <summary>The total over incidents, to at most two decimal places.</summary>
    public required decimal TotalDowntimeHours { get; init; }

    /// <summary>The total over incidents.</summary>
    public required long TotalAffectedUsers { get; init; }

    /// <summary>Total cost per hour of downtime; 0 without downtime.</summary>
    public required decimal CostPerHour { get; init; }

    /// <summary>Total cost per affected user; 0 without affected users.</summary>
    public required decimal CostPerUser { get; init; }

    public static CostSummary Create(IReadOnlyList<CostAnalysis> costs)
    {
        // An incident has several costs but one downtime.
        var incidents = costs.DistinctBy(static cost => cost.IncidentId).ToArray();
        var hours = incidents.Sum(static cost => cost.DowntimeHours);
        var users = incidents.Sum(static cost => (long)cost.AffectedUsers);
        var total = costs.Sum(static cost => cost.CostAmount);
        return new CostSummary
        {
            TotalCost = Statistics.RoundToCents(total),
            Currency = CostRates.Currency,
            DowntimeCost = Sum(CostTypes.Downtime),
            LostRevenue = Sum(CostTypes.LostRevenue),
            PenaltyCost = Sum(CostTypes.Penalty),
            ResourceCost = Sum(CostTypes.ResourceCost),
            TotalDowntimeHours = Statistics.Round(hours, decimals: 2),
            TotalAffectedUsers = users,
            CostPerHour = Statistics.RoundToCents(hours == 0 ? 0 : total / hours),
            CostPerUser = Statistics.RoundToCents(users == 0 ? 0 : total / users),
        };

        decimal Sum(string type) =>
            Statistics.RoundToCents(
                costs.Where(cost => cost.CostType.Equals(type, StringComparison.Ordinal)).Sum(static cost => cost.CostAmount)
            );
    }
}

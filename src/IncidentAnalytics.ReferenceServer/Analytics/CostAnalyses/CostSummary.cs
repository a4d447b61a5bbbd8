namespace IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;

/// <summary>All costs in numbers; amounts have two decimals.</summary>
internal sealed record CostSummary
{
    /// <summary>Of all cost types, also those without a member of their own.</summary>
    public required decimal TotalCost { get; init; }

    public required string Currency { get; init; }

    public required decimal DowntimeCost { get; init; }

    public required decimal LostRevenue { get; init; }

    public required decimal PenaltyCost { get; init; }

    public required decimal ResourceCost { get; init; }

    /// <summary>Of every incident once; at most two decimals.</summary>
    public required decimal TotalDowntimeHours { get; init; }

    /// <summary>Of every incident once.</summary>
    public required long TotalAffectedUsers { get; init; }

    /// <summary>Total cost by downtime hours; 0 without downtime.</summary>
    public required decimal CostPerHour { get; init; }

    /// <summary>Total cost by affected users; 0 without any.</summary>
    public required decimal CostPerUser { get; init; }
}

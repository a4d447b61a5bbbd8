namespace IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;

/// <summary>Adds costs up.</summary>
internal static class CostSummaries
{
    public static CostSummary Of(IReadOnlyList<CostAnalysis> costs)
    {
        // An incident has several costs and is down once.
        var incidents = costs.DistinctBy(static cost => cost.IncidentId).ToArray();
        var hours = incidents.Sum(static cost => cost.DowntimeHours);
        var users = incidents.Sum(static cost => (long)cost.AffectedUsers);
        var total = costs.Sum(static cost => cost.CostAmount);
        return new CostSummary
        {
            TotalCost = Cents(total),
            Currency = CostRates.Currency,
            DowntimeCost = Of(CostTypes.Downtime),
            LostRevenue = Of(CostTypes.LostRevenue),
            PenaltyCost = Of(CostTypes.Penalty),
            ResourceCost = Of(CostTypes.ResourceCost),
            TotalDowntimeHours = KpiMetrics.KpiResult.Round(hours, decimals: 2),
            TotalAffectedUsers = users,
            CostPerHour = Cents(hours == 0 ? 0 : total / hours),
            CostPerUser = Cents(users == 0 ? 0 : total / users),
        };

        decimal Of(string type) =>
            Cents(costs.Where(cost => cost.CostType.Equals(type, StringComparison.Ordinal)).Sum(static cost => cost.CostAmount));
    }

    /// <summary>Rounded half away from zero, always with two decimals.</summary>
    public static decimal Cents(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero) + 0.00m;
}

using IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;
using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.HeatmapData;

/// <summary>A heatmap: a table of numbers over time.</summary>
internal sealed record Heatmap : IRecord
{
    public required Guid Id { get; init; }

    /// <summary>One of <see cref="HeatmapTypes"/>.</summary>
    public required string HeatmapType { get; init; }

    /// <summary>One of <see cref="TimeGranularities"/>.</summary>
    public required string TimeGranularity { get; init; }

    public required DateTimeOffset PeriodStart { get; init; }

    public required DateTimeOffset PeriodEnd { get; init; }

    public required IReadOnlyList<string> XLabels { get; init; }

    public required IReadOnlyList<string> YLabels { get; init; }

    /// <summary>One row per <see cref="YLabels"/>, one number per <see cref="XLabels"/>; null for a cell without data.</summary>
    public required IReadOnlyList<IReadOnlyList<double?>> Values { get; init; }

    /// <summary>Null when every value is null.</summary>
    public required double? MinValue { get; init; }

    public required double? MaxValue { get; init; }

    /// <summary><c>incidents</c>, <c>minutes</c> or <c>USD</c>.</summary>
    public required string Unit { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>The types of heatmaps.</summary>
internal static class HeatmapTypes
{
    public const string IncidentFrequency = "INCIDENT_FREQUENCY";
    public const string ResolutionTime = "RESOLUTION_TIME";
    public const string CostImpact = "COST_IMPACT";

    public static readonly IReadOnlyList<string> All = [IncidentFrequency, ResolutionTime, CostImpact];
}

/// <summary>The time granularities of heatmaps.</summary>
internal static class TimeGranularities
{
    /// <summary>Columns are the 24 hours of the day (UTC), rows the seven days of the week.</summary>
    public const string Hourly = "HOURLY";

    /// <summary>Columns are the seven days of the week, rows the weeks by their Monday.</summary>
    public const string Daily = "DAILY";

    /// <summary>Columns are the weeks by their Monday, rows the applications.</summary>
    public const string Weekly = "WEEKLY";

    public static readonly IReadOnlyList<string> All = [Hourly, Daily, Weekly];
}

/// <summary>The heatmaps of the world.</summary>
internal sealed class HeatmapStore(AnalyticsWorld world, CostAnalysisStore costs) : RecordStore<Heatmap>
{
    /// <summary>The heatmaps by hour and weekday over the whole world, one per type.</summary>
    public IReadOnlyList<Heatmap> GetOverview() =>
        [
            .. All.Where(heatmap =>
                heatmap.TimeGranularity == TimeGranularities.Hourly
                && heatmap.PeriodStart == world.Incidents.StartsAt
                && heatmap.PeriodEnd == world.Incidents.EndsAt
            ),
        ];

    protected override IEnumerable<Heatmap> CreateInitial() =>
        HeatmapFactory.Create(world.Incidents, costs.All, world.Ids, withShorterPeriods: world.IsGenerated);
}

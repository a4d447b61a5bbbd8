namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

/// <summary>A KPI metric: what is measured, of which incidents, over how long a window.</summary>
internal sealed record KpiMetric : IRecord
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    /// <summary>One of <see cref="KpiMetricTypes"/>.</summary>
    public required string MetricType { get; init; }

    /// <summary>One of <see cref="AggregationTypes"/>.</summary>
    public required string AggregationType { get; init; }

    /// <summary>Compared without case; empty: every category.</summary>
    public IReadOnlyList<string> IncidentCategories { get; init; } = [];

    /// <summary>Of <see cref="Severities"/>; empty: every severity.</summary>
    public IReadOnlyList<string> IncidentSeverities { get; init; } = [];

    /// <summary><c>P1</c> to <c>P4</c>; empty: every priority.</summary>
    public IReadOnlyList<string> IncidentPriorities { get; init; } = [];

    /// <summary>The formula of a CUSTOM metric, see <see cref="KpiFormula"/>; null for the others.</summary>
    public string? CalculationFormula { get; init; }

    /// <summary>The window in hours, from 1.</summary>
    public required int TimeWindowHours { get; init; }

    public bool IsActive { get; init; } = true;

    public bool IsSystemMetric { get; init; }

    /// <summary>The value to reach, in the metric's unit; null for none. On the wire only in the summary (<c>target_value</c>).</summary>
    public decimal? TargetValue { get; init; }

    public required AnalyticsUser CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

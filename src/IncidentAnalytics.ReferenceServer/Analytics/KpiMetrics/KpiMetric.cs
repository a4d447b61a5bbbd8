using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

/// <summary>A KPI metric: what is measured, for which incidents, over which time window.</summary>
internal sealed record KpiMetric : IRecord
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    /// <summary>One of <see cref="KpiMetricTypes"/>.</summary>
    public required string MetricType { get; init; }

    /// <summary>One of <see cref="AggregationTypes"/>.</summary>
    public string AggregationType { get; init; } = AggregationTypes.Average;

    /// <summary>Compared ignoring case; empty for every category.</summary>
    public IReadOnlyList<string> IncidentCategories { get; init; } = [];

    /// <summary>Values of <see cref="Severities"/>; empty for every severity.</summary>
    public IReadOnlyList<string> IncidentSeverities { get; init; } = [];

    /// <summary><c>P1</c> to <c>P4</c>; empty for every priority.</summary>
    public IReadOnlyList<string> IncidentPriorities { get; init; } = [];

    /// <summary>The <see cref="KpiFormula"/> of a CUSTOM metric; null for other types.</summary>
    public string? CalculationFormula { get; init; }

    /// <summary>The time window in hours, at least 1.</summary>
    public int TimeWindowHours { get; init; } = 24;

    public bool IsActive { get; init; } = true;

    public bool IsSystemMetric { get; init; }

    /// <summary>The target in the metric's unit, or null. Only the summary shows it.</summary>
    public decimal? TargetValue { get; init; }

    public required AnalyticsUser CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

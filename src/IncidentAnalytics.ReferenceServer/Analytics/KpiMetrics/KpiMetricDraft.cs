namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

/// <summary>A metric to be created, already checked by the caller: choices, ranges, and for CUSTOM the formula (<see cref="KpiFormula.TryParse"/>).</summary>
internal sealed record KpiMetricDraft
{
    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public required string MetricType { get; init; }

    public string AggregationType { get; init; } = AggregationTypes.Average;

    public IReadOnlyList<string> IncidentCategories { get; init; } = [];

    public IReadOnlyList<string> IncidentSeverities { get; init; } = [];

    public IReadOnlyList<string> IncidentPriorities { get; init; } = [];

    public string? CalculationFormula { get; init; }

    public int TimeWindowHours { get; init; } = 24;

    public bool IsActive { get; init; } = true;
}

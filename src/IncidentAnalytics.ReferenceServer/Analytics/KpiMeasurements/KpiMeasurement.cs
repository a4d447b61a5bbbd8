using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMeasurements;

/// <summary>A metric's value over one period.</summary>
internal sealed record KpiMeasurement : IRecord
{
    public required Guid Id { get; init; }

    /// <summary>The metric's id (<c>metric</c>).</summary>
    public required Guid MetricId { get; init; }

    public required string MetricName { get; init; }

    /// <summary>At most two decimals, without trailing zeros: <c>15.5</c>.</summary>
    public required decimal Value { get; init; }

    /// <summary><c>minutes</c>, <c>hours</c>, <c>percent</c>, <c>incidents</c>, …</summary>
    public required string Unit { get; init; }

    /// <summary>Inclusive.</summary>
    public required DateTimeOffset PeriodStart { get; init; }

    /// <summary>Exclusive.</summary>
    public required DateTimeOffset PeriodEnd { get; init; }

    public required DateTimeOffset CalculatedAt { get; init; }

    /// <summary>How many incidents the value is made of.</summary>
    public required int IncidentCount { get; init; }

    public required string MetricType { get; init; }

    public required string AggregationType { get; init; }

    /// <summary>How many single values were aggregated.</summary>
    public required int ValueCount { get; init; }

    /// <summary>A new object (<c>calculation_details</c>).</summary>
    public JsonObject CalculationDetails() =>
        new()
        {
            ["metric_type"] = MetricType,
            ["aggregation_type"] = AggregationType,
            ["time_window_hours"] = (long)(PeriodEnd - PeriodStart).TotalHours,
            ["value_count"] = ValueCount,
        };
}

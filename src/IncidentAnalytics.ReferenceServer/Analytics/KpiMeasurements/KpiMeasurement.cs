using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMeasurements;

/// <summary>The value of a metric over a period.</summary>
internal sealed record KpiMeasurement : IRecord
{
    public Guid Id { get; init; }

    /// <summary>The id of the metric.</summary>
    public required Guid MetricId { get; init; }

    public required string MetricName { get; init; }

    /// <summary>At most two decimal places, without trailing zeros.</summary>
    public required decimal Value { get; init; }

    /// <summary><c>minutes</c>, <c>hours</c>, <c>percent</c>, <c>incidents</c>, …</summary>
    public required string Unit { get; init; }

    /// <summary>The inclusive start.</summary>
    public required DateTimeOffset PeriodStart { get; init; }

    /// <summary>The exclusive end.</summary>
    public required DateTimeOffset PeriodEnd { get; init; }

    public required DateTimeOffset CalculatedAt { get; init; }

    /// <summary>The number of incidents used.</summary>
    public required int IncidentCount { get; init; }

    public required string MetricType { get; init; }

    public required string AggregationType { get; init; }

    /// <summary>The number of values aggregated.</summary>
    public required int ValueCount { get; init; }

    /// <summary>Creates the JSON of <c>calculation_details</c>.</summary>
    public JsonObject CalculationDetails() =>
        new()
        {
            ["metric_type"] = MetricType,
            ["aggregation_type"] = AggregationType,
            ["time_window_hours"] = (long)(PeriodEnd - PeriodStart).TotalHours,
            ["value_count"] = ValueCount,
        };
}

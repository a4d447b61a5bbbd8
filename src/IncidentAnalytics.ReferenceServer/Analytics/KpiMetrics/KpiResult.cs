using IncidentAnalytics.ReferenceServer.Analytics.KpiMeasurements;

namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

/// <summary>What a calculation gave.</summary>
/// <param name="Value">Null when there is nothing to measure.</param>
/// <param name="Unit">The value's unit.</param>
/// <param name="IncidentCount">How many incidents it is made of.</param>
/// <param name="ValueCount">How many single values it is made of.</param>
/// <param name="Start">Inclusive.</param>
/// <param name="End">Exclusive.</param>
internal sealed record KpiResult(decimal? Value, string Unit, int IncidentCount, int ValueCount, DateTimeOffset Start, DateTimeOffset End)
{
    // Dividing by one with many zeros takes the trailing zeros away.
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>Half away from zero, without trailing zeros.</summary>
    public static decimal Round(decimal value, int decimals) => decimal.Round(value, decimals, MidpointRounding.AwayFromZero) / One;

    public KpiResult Rounded() => this with { Value = Value is { } value ? Round(value, decimals: 2) : null };

    public KpiMeasurement ToMeasurement(KpiMetric metric, decimal value, Guid id, DateTimeOffset calculatedAt) =>
        new()
        {
            Id = id,
            MetricId = metric.Id,
            MetricName = metric.Name,
            Value = value,
            Unit = Unit,
            PeriodStart = Start,
            PeriodEnd = End,
            CalculatedAt = calculatedAt,
            IncidentCount = IncidentCount,
            MetricType = metric.MetricType,
            AggregationType = metric.AggregationType,
            ValueCount = ValueCount,
        };
}

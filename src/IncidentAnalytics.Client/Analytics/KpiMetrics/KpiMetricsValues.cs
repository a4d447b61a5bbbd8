using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Analytics.KpiMetrics;

/// <summary>Type of a KPI metric. Unknown values are kept.</summary>
[JsonConverter(typeof(OpenValueConverter<KpiMetricType>))]
public readonly record struct KpiMetricType : IOpenValue<KpiMetricType>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public KpiMetricType(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>Mean time to acknowledge (<c>MTTA</c>).</summary>
    public static KpiMetricType MeanTimeToAcknowledge { get; } = new("MTTA");

    /// <summary>Mean time to resolve (<c>MTTR</c>).</summary>
    public static KpiMetricType MeanTimeToResolve { get; } = new("MTTR");

    /// <summary>Mean time between failures (<c>MTBF</c>).</summary>
    public static KpiMetricType MeanTimeBetweenFailures { get; } = new("MTBF");

    /// <summary>Mean time between service incidents (<c>MTBSI</c>).</summary>
    public static KpiMetricType MeanTimeBetweenServiceIncidents { get; } = new("MTBSI");

    /// <summary>Availability (<c>AVAILABILITY</c>).</summary>
    public static KpiMetricType Availability { get; } = new("AVAILABILITY");

    /// <summary>Number of incidents (<c>INCIDENT_COUNT</c>).</summary>
    public static KpiMetricType IncidentCount { get; } = new("INCIDENT_COUNT");

    /// <summary>Share of resolved incidents (<c>RESOLUTION_RATE</c>).</summary>
    public static KpiMetricType ResolutionRate { get; } = new("RESOLUTION_RATE");

    /// <summary>Share of escalated incidents (<c>ESCALATION_RATE</c>).</summary>
    public static KpiMetricType EscalationRate { get; } = new("ESCALATION_RATE");

    /// <summary>Custom formula (<c>CUSTOM</c>).</summary>
    public static KpiMetricType Custom { get; } = new("CUSTOM");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator KpiMetricType(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}

/// <summary>Function that aggregates the values of a KPI metric. Unknown values are kept.</summary>
[JsonConverter(typeof(OpenValueConverter<KpiAggregationType>))]
public readonly record struct KpiAggregationType : IOpenValue<KpiAggregationType>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public KpiAggregationType(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>Arithmetic mean (<c>AVERAGE</c>).</summary>
    public static KpiAggregationType Average { get; } = new("AVERAGE");

    /// <summary>Median (<c>MEDIAN</c>).</summary>
    public static KpiAggregationType Median { get; } = new("MEDIAN");

    /// <summary>Minimum (<c>MIN</c>).</summary>
    public static KpiAggregationType Min { get; } = new("MIN");

    /// <summary>Maximum (<c>MAX</c>).</summary>
    public static KpiAggregationType Max { get; } = new("MAX");

    /// <summary>Sum (<c>SUM</c>).</summary>
    public static KpiAggregationType Sum { get; } = new("SUM");

    /// <summary>Number of values (<c>COUNT</c>).</summary>
    public static KpiAggregationType Count { get; } = new("COUNT");

    /// <summary>95th percentile (<c>PERCENTILE_95</c>).</summary>
    public static KpiAggregationType Percentile95 { get; } = new("PERCENTILE_95");

    /// <summary>99th percentile (<c>PERCENTILE_99</c>).</summary>
    public static KpiAggregationType Percentile99 { get; } = new("PERCENTILE_99");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator KpiAggregationType(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}

/// <summary>Trend of a KPI. Unknown values are kept.</summary>
/// <remarks>The service documents only <c>down</c>; the other values are defined by this client.</remarks>
[JsonConverter(typeof(OpenValueConverter<KpiTrend>))]
public readonly record struct KpiTrend : IOpenValue<KpiTrend>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public KpiTrend(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>The value decreases (<c>down</c>).</summary>
    public static KpiTrend Down { get; } = new("down");

    /// <summary>The value increases (<c>up</c>, not documented).</summary>
    public static KpiTrend Up { get; } = new("up");

    /// <summary>The value is stable (<c>stable</c>, not documented).</summary>
    public static KpiTrend Stable { get; } = new("stable");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator KpiTrend(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}

using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.KpiMetrics;

/// <summary>How the values of a KPI metric become one. Open: unknown values are kept as they came.</summary>
[JsonConverter(typeof(OpenValueConverter<KpiAggregationType>))]
public readonly record struct KpiAggregationType : IOpenValue<KpiAggregationType>
{
    private readonly string? _text;

    private KpiAggregationType(string text) => _text = text;

    /// <summary>The mean (<c>AVERAGE</c>).</summary>
    public static KpiAggregationType Average { get; } = new("AVERAGE");

    /// <summary>The median (<c>MEDIAN</c>).</summary>
    public static KpiAggregationType Median { get; } = new("MEDIAN");

    /// <summary>The least (<c>MIN</c>).</summary>
    public static KpiAggregationType Min { get; } = new("MIN");

    /// <summary>The greatest (<c>MAX</c>).</summary>
    public static KpiAggregationType Max { get; } = new("MAX");

    /// <summary>The sum (<c>SUM</c>).</summary>
    public static KpiAggregationType Sum { get; } = new("SUM");

    /// <summary>The number (<c>COUNT</c>).</summary>
    public static KpiAggregationType Count { get; } = new("COUNT");

    /// <summary>The 95th percentile (<c>PERCENTILE_95</c>).</summary>
    public static KpiAggregationType Percentile95 { get; } = new("PERCENTILE_95");

    /// <summary>The 99th percentile (<c>PERCENTILE_99</c>).</summary>
    public static KpiAggregationType Percentile99 { get; } = new("PERCENTILE_99");

    /// <summary>The value with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static KpiAggregationType FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}

using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.KpiMetrics;

/// <summary>
/// Where a KPI is going. Open: unknown values are kept as they came. Of the known ones the service documents only <c>down</c>; the others
/// are this client's.
/// </summary>
[JsonConverter(typeof(OpenValueConverter<KpiTrend>))]
public readonly record struct KpiTrend : IOpenValue<KpiTrend>
{
    private readonly string? _text;

    private KpiTrend(string text) => _text = text;

    /// <summary>The value falls (<c>down</c>).</summary>
    public static KpiTrend Down { get; } = new("down");

    /// <summary>The value rises (not documented; <c>up</c>).</summary>
    public static KpiTrend Up { get; } = new("up");

    /// <summary>The value stays (not documented; <c>stable</c>).</summary>
    public static KpiTrend Stable { get; } = new("stable");

    /// <summary>The value with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static KpiTrend FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}

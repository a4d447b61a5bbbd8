using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.AnomalyDetections;

/// <summary>How far an anomaly has been dealt with. Open: unknown values are kept as they came.</summary>
[JsonConverter(typeof(OpenValueConverter<AnomalyStatus>))]
public readonly record struct AnomalyStatus : IOpenValue<AnomalyStatus>
{
    private readonly string? _text;

    private AnomalyStatus(string text) => _text = text;

    /// <summary>It was detected (<c>DETECTED</c>).</summary>
    public static AnomalyStatus Detected { get; } = new("DETECTED");

    /// <summary>It is being looked into (<c>INVESTIGATING</c>).</summary>
    public static AnomalyStatus Investigating { get; } = new("INVESTIGATING");

    /// <summary>It is a real one (<c>CONFIRMED</c>).</summary>
    public static AnomalyStatus Confirmed { get; } = new("CONFIRMED");

    /// <summary>It is none (<c>FALSE_POSITIVE</c>).</summary>
    public static AnomalyStatus FalsePositive { get; } = new("FALSE_POSITIVE");

    /// <summary>It is resolved (<c>RESOLVED</c>).</summary>
    public static AnomalyStatus Resolved { get; } = new("RESOLVED");

    /// <summary>The value with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static AnomalyStatus FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}

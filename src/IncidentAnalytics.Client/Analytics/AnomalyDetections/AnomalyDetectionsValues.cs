using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Analytics.AnomalyDetections;

/// <summary>Type of an anomaly. Unknown values are kept.</summary>
[JsonConverter(typeof(OpenValueConverter<AnomalyType>))]
public readonly record struct AnomalyType : IOpenValue<AnomalyType>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public AnomalyType(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>A statistical outlier (<c>STATISTICAL</c>).</summary>
    public static AnomalyType Statistical { get; } = new("STATISTICAL");

    /// <summary>A value unusual for its time (<c>TEMPORAL</c>).</summary>
    public static AnomalyType Temporal { get; } = new("TEMPORAL");

    /// <summary>An unusual pattern (<c>PATTERN</c>).</summary>
    public static AnomalyType Pattern { get; } = new("PATTERN");

    /// <summary>A crossed threshold (<c>THRESHOLD</c>).</summary>
    public static AnomalyType Threshold { get; } = new("THRESHOLD");

    /// <summary>Unusual behavior (<c>BEHAVIORAL</c>).</summary>
    public static AnomalyType Behavioral { get; } = new("BEHAVIORAL");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator AnomalyType(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}

/// <summary>Severity of an anomaly. Unknown values are kept.</summary>
[JsonConverter(typeof(OpenValueConverter<AnomalySeverity>))]
public readonly record struct AnomalySeverity : IOpenValue<AnomalySeverity>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public AnomalySeverity(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>Low (<c>LOW</c>).</summary>
    public static AnomalySeverity Low { get; } = new("LOW");

    /// <summary>Medium (<c>MEDIUM</c>).</summary>
    public static AnomalySeverity Medium { get; } = new("MEDIUM");

    /// <summary>High (<c>HIGH</c>).</summary>
    public static AnomalySeverity High { get; } = new("HIGH");

    /// <summary>Critical (<c>CRITICAL</c>).</summary>
    public static AnomalySeverity Critical { get; } = new("CRITICAL");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator AnomalySeverity(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}

/// <summary>Status of an anomaly. Unknown values are kept.</summary>
[JsonConverter(typeof(OpenValueConverter<AnomalyStatus>))]
public readonly record struct AnomalyStatus : IOpenValue<AnomalyStatus>
{
    private readonly string? _text;

    /// <summary>Initializes a value from its text on the wire, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public AnomalyStatus(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>Detected, not yet investigated (<c>DETECTED</c>).</summary>
    public static AnomalyStatus Detected { get; } = new("DETECTED");

    /// <summary>Under investigation (<c>INVESTIGATING</c>).</summary>
    public static AnomalyStatus Investigating { get; } = new("INVESTIGATING");

    /// <summary>Confirmed to be an anomaly (<c>CONFIRMED</c>).</summary>
    public static AnomalyStatus Confirmed { get; } = new("CONFIRMED");

    /// <summary>Confirmed not to be an anomaly (<c>FALSE_POSITIVE</c>).</summary>
    public static AnomalyStatus FalsePositive { get; } = new("FALSE_POSITIVE");

    /// <summary>Resolved (<c>RESOLVED</c>).</summary>
    public static AnomalyStatus Resolved { get; } = new("RESOLVED");

    /// <summary>Converts a text on the wire to a value, known or not.</summary>
    /// <param name="text">The text; case-sensitive.</param>
    public static implicit operator AnomalyStatus(string text) => new(text);

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}

using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics.PredictiveModels;

/// <summary>The state of a model. Open: unknown values are kept as they came.</summary>
[JsonConverter(typeof(OpenValueConverter<PredictiveModelStatus>))]
public readonly record struct PredictiveModelStatus : IOpenValue<PredictiveModelStatus>
{
    private readonly string? _text;

    private PredictiveModelStatus(string text) => _text = text;

    /// <summary>It is being trained (<c>TRAINING</c>).</summary>
    public static PredictiveModelStatus Training { get; } = new("TRAINING");

    /// <summary>It is in use (<c>ACTIVE</c>).</summary>
    public static PredictiveModelStatus Active { get; } = new("ACTIVE");

    /// <summary>It is not in use (<c>INACTIVE</c>).</summary>
    public static PredictiveModelStatus Inactive { get; } = new("INACTIVE");

    /// <summary>It is being trained anew (<c>RETRAINING</c>).</summary>
    public static PredictiveModelStatus Retraining { get; } = new("RETRAINING");

    /// <summary>Its training failed (<c>ERROR</c>).</summary>
    public static PredictiveModelStatus Error { get; } = new("ERROR");

    /// <summary>The value with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static PredictiveModelStatus FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}

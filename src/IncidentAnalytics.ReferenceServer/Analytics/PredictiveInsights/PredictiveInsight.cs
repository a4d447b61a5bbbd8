using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;

/// <summary>What a model expects.</summary>
internal sealed record PredictiveInsight : IRecord
{
    public required Guid Id { get; init; }

    /// <summary>The model's id (<c>model</c>).</summary>
    public required Guid ModelId { get; init; }

    /// <summary>One of <see cref="InsightTypes"/>.</summary>
    public required string InsightType { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    /// <summary>One of <see cref="ConfidenceLevels"/>.</summary>
    public string ConfidenceLevel => ConfidenceLevels.Of(ConfidenceScore);

    /// <summary>0 to 1: what the model is worth by its own scores.</summary>
    public required double ConfidenceScore { get; init; }

    /// <summary>What <see cref="Value"/> is: <c>incidents</c>, <c>minutes</c>, <c>USD</c>, <c>severity</c>, <c>probability</c>, <c>score</c>.</summary>
    public required string Unit { get; init; }

    public required JsonValue Value { get; init; }

    public required IReadOnlyList<string> Recommendations { get; init; }

    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>Expired from this instant on.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public bool IsAcknowledged { get; init; }

    public AnalyticsUser? AcknowledgedBy { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>Whether what was predicted has been compared with what happened.</summary>
    public bool IsValidated { get; init; }

    /// <summary>0 to 1; null until validated.</summary>
    public double? Accuracy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>A new object (<c>predicted_value</c>).</summary>
    public JsonObject PredictedValue() => new() { ["value"] = Value.DeepClone(), ["unit"] = Unit };

    public bool IsExpired(DateTimeOffset now) => ExpiresAt <= now;
}

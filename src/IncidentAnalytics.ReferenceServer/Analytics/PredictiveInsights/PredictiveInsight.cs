using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;

/// <summary>A prediction of a model.</summary>
internal sealed record PredictiveInsight : IRecord
{
    public required Guid Id { get; init; }

    /// <summary>The id of the model.</summary>
    public required Guid ModelId { get; init; }

    /// <summary>One of <see cref="InsightTypes"/>.</summary>
    public required string InsightType { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    /// <summary>One of <see cref="ConfidenceLevels"/>.</summary>
    public string ConfidenceLevel => ConfidenceLevels.FromScore(ConfidenceScore);

    /// <summary>0 to 1, from the scores of the model.</summary>
    public required double ConfidenceScore { get; init; }

    /// <summary>The unit of <see cref="Value"/>: <c>incidents</c>, <c>minutes</c>, <c>USD</c>, <c>severity</c>, <c>probability</c>, <c>score</c>.</summary>
    public required string Unit { get; init; }

    public required JsonValue Value { get; init; }

    public required IReadOnlyList<string> Recommendations { get; init; }

    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>When the insight expires, inclusive.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public bool IsAcknowledged { get; init; }

    public AnalyticsUser? AcknowledgedBy { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>Whether the prediction was compared with the actual outcome.</summary>
    public bool IsValidated { get; init; }

    /// <summary>0 to 1; null until validated.</summary>
    public double? Accuracy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Creates the JSON of <c>predicted_value</c>.</summary>
    public JsonObject PredictedValue() => new() { ["value"] = Value.DeepClone(), ["unit"] = Unit };

    public bool IsExpired(DateTimeOffset now) => ExpiresAt <= now;
}

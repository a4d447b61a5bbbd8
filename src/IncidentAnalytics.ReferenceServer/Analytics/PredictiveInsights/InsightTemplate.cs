using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;

/// <summary>What the insights of one model at one instant have in common.</summary>
internal sealed record InsightTemplate(PredictiveModel Model, DateTimeOffset From, DateTimeOffset Until)
{
    public PredictiveInsight Make(
        string type,
        string title,
        string description,
        double confidence,
        JsonValue value,
        string unit,
        params string[] recommendations
    ) =>
        new()
        {
            Id = Guid.Empty,
            ModelId = Model.Id,
            InsightType = type,
            Title = title,
            Description = description,
            ConfidenceScore = Math.Round(Math.Clamp(confidence, 0, 1), 4),
            Value = value,
            Unit = unit,
            Recommendations = recommendations,
            ValidFrom = From,
            ExpiresAt = Until,
            CreatedAt = From,
        };
}

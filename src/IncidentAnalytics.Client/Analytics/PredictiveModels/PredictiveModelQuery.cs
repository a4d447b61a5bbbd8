using IncidentAnalytics.Client.Serialization;
using Refit;

namespace IncidentAnalytics.Client.Analytics.PredictiveModels;

/// <summary>Which predictive models to list.</summary>
public sealed record PredictiveModelQuery : AnalyticsListQuery
{
    /// <summary>Only those that predict this (<c>model_type</c>).</summary>
    [AliasAs("model_type")]
    public PredictiveModelType? ModelType { get; init; }

    /// <summary>Only those in this state (<c>status</c>).</summary>
    [AliasAs("status")]
    public PredictiveModelStatus? Status { get; init; }

    private protected override void ThrowIfInvalid()
    {
        Guard.ThrowIfEmpty(ModelType, "query.ModelType");
        Guard.ThrowIfEmpty(Status, "query.Status");
    }
}

using IncidentAnalytics.Client.Analytics.PredictiveModels;

namespace IncidentAnalytics.Client.Analytics.Webhooks;

/// <summary>The training of a model ended, well or not: its status says which (<c>model.training_completed</c>).</summary>
public sealed class ModelTrainingCompletedEvent : WebhookEvent
{
    internal ModelTrainingCompletedEvent(WebhookEnvelope envelope)
        : base(envelope) => Model = DataAs(AnalyticsJsonContext.Default.PredictiveModel);

    /// <summary>The model (<c>data</c>); null when it was not sent.</summary>
    public PredictiveModel? Model { get; }
}

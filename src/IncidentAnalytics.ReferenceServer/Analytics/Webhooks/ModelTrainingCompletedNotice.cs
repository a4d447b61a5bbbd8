using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

namespace IncidentAnalytics.ReferenceServer.Analytics.Webhooks;

/// <summary>Model Training Completed: a training ended, ACTIVE or ERROR.</summary>
internal sealed record ModelTrainingCompletedNotice(DateTimeOffset OccurredAt, PredictiveModel Model) : AnalyticsNotice(OccurredAt);

using IncidentAnalytics.ReferenceServer.Engine.Analytics.Prediction;

namespace IncidentAnalytics.ReferenceServer.Engine.Analytics.Notices;

/// <summary>Model Training Completed: a training ended, ACTIVE or ERROR.</summary>
internal sealed record ModelTrainingCompletedNotice(DateTimeOffset OccurredAt, PredictiveModel Model) : AnalyticsNotice(OccurredAt);

namespace IncidentAnalytics.ReferenceServer.Analytics.Commands;

/// <summary>What <c>train_predictive_models</c> did with a model.</summary>
public enum TrainingOutcome
{
    /// <summary>It was trained and is active.</summary>
    Trained,

    /// <summary>It was not old enough to be trained again, and nothing forced it.</summary>
    Skipped,

    /// <summary>There were too few samples.</summary>
    Failed,

    /// <summary>Another training of it was running.</summary>
    AlreadyRunning,
}

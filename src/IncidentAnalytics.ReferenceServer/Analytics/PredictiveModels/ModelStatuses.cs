namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>Where a model stands.</summary>
internal static class ModelStatuses
{
    /// <summary>Being trained for the first time.</summary>
    public const string Training = "TRAINING";

    public const string Active = "ACTIVE";

    /// <summary>Never trained.</summary>
    public const string Inactive = "INACTIVE";

    /// <summary>Being trained again; the scores are those of the last training.</summary>
    public const string Retraining = "RETRAINING";

    /// <summary>The last training found too few samples.</summary>
    public const string Error = "ERROR";

    public static readonly IReadOnlyList<string> All = [Training, Active, Inactive, Retraining, Error];
}

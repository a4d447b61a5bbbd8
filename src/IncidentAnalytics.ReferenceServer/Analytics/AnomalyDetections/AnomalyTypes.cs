namespace IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;

/// <summary>What is unusual about an anomaly.</summary>
internal static class AnomalyTypes
{
    /// <summary>More incidents of one application and category than its rate explains.</summary>
    public const string Statistical = "STATISTICAL";

    /// <summary>More incidents in a quiet hour than that hour explains.</summary>
    public const string Temporal = "TEMPORAL";

    /// <summary>More incidents of a category over all applications than its rate explains, or the same hour of many weeks.</summary>
    public const string Pattern = "PATTERN";

    /// <summary>A daily measurement far beyond its target.</summary>
    public const string Threshold = "THRESHOLD";

    /// <summary>Incidents that take much longer to resolve than others of their priority.</summary>
    public const string Behavioral = "BEHAVIORAL";

    public static readonly IReadOnlyList<string> All = [Statistical, Temporal, Pattern, Threshold, Behavioral];
}

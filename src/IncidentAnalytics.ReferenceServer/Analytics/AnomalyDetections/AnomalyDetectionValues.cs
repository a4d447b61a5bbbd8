namespace IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;

/// <summary>What is unusual about an anomaly.</summary>
internal static class AnomalyTypes
{
    /// <summary>More incidents of an application than its rate explains.</summary>
    public const string Statistical = "STATISTICAL";

    /// <summary>More incidents in quiet hours than their rate explains.</summary>
    public const string Temporal = "TEMPORAL";

    /// <summary>More incidents across applications than their rate explains, or a recurring hour of the week.</summary>
    public const string Pattern = "PATTERN";

    /// <summary>A daily measurement far above its target.</summary>
    public const string Threshold = "THRESHOLD";

    /// <summary>Incidents that take much longer to resolve than others of the same priority.</summary>
    public const string Behavioral = "BEHAVIORAL";

    public static readonly IReadOnlyList<string> All = [Statistical, Temporal, Pattern, Threshold, Behavioral];
}

/// <summary>The statuses of anomalies.</summary>
internal static class AnomalyStatuses
{
    public const string Detected = "DETECTED";
    public const string Investigating = "INVESTIGATING";
    public const string Confirmed = "CONFIRMED";
    public const string FalsePositive = "FALSE_POSITIVE";
    public const string Resolved = "RESOLVED";

    public static readonly IReadOnlyList<string> All = [Detected, Investigating, Confirmed, FalsePositive, Resolved];

    /// <summary>Whether a status is final.</summary>
    public static bool IsFinal(string status) => status is Resolved or FalsePositive;
}

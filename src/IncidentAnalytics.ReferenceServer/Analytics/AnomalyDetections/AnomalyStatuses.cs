namespace IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;

/// <summary>How far an anomaly has been dealt with.</summary>
internal static class AnomalyStatuses
{
    public const string Detected = "DETECTED";
    public const string Investigating = "INVESTIGATING";
    public const string Confirmed = "CONFIRMED";
    public const string FalsePositive = "FALSE_POSITIVE";
    public const string Resolved = "RESOLVED";

    public static readonly IReadOnlyList<string> All = [Detected, Investigating, Confirmed, FalsePositive, Resolved];

    /// <summary>Whether nothing more is to be done.</summary>
    public static bool IsFinal(string status) => status is Resolved or FalsePositive;
}

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;

/// <summary>Confidence in words: HIGH from 0.8, MEDIUM from 0.5, else LOW.</summary>
internal static class ConfidenceLevels
{
    public const string Low = "LOW";
    public const string Medium = "MEDIUM";
    public const string High = "HIGH";

    public static readonly IReadOnlyList<string> All = [Low, Medium, High];

    public static string Of(double score) =>
        score switch
        {
            >= 0.8 => High,
            >= 0.5 => Medium,
            _ => Low,
        };
}

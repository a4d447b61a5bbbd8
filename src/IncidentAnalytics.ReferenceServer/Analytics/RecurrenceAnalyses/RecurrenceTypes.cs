namespace IncidentAnalytics.ReferenceServer.Analytics.RecurrenceAnalyses;

/// <summary>How alike the incidents of a recurrence are.</summary>
internal static class RecurrenceTypes
{
    public const string Exact = "EXACT";
    public const string Similar = "SIMILAR";
    public const string Pattern = "PATTERN";

    public static readonly IReadOnlyList<string> All = [Exact, Similar, Pattern];
}

namespace IncidentAnalytics.ReferenceServer.Analytics.HeatmapData;

/// <summary>How finely a heatmap divides time.</summary>
internal static class TimeGranularities
{
    /// <summary>Columns are the 24 hours of the day (UTC), rows the seven days of the week.</summary>
    public const string Hourly = "HOURLY";

    /// <summary>Columns are the seven days of the week, rows the weeks by their Monday.</summary>
    public const string Daily = "DAILY";

    /// <summary>Columns are the weeks by their Monday, rows the applications.</summary>
    public const string Weekly = "WEEKLY";

    public static readonly IReadOnlyList<string> All = [Hourly, Daily, Weekly];
}

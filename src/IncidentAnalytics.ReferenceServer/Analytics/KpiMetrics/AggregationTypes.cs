namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

/// <summary>How a metric makes one number of many.</summary>
internal static class AggregationTypes
{
    public const string Average = "AVERAGE";
    public const string Median = "MEDIAN";
    public const string Min = "MIN";
    public const string Max = "MAX";
    public const string Sum = "SUM";
    public const string Count = "COUNT";
    public const string Percentile95 = "PERCENTILE_95";
    public const string Percentile99 = "PERCENTILE_99";

    public static readonly IReadOnlyList<string> All = [Average, Median, Min, Max, Sum, Count, Percentile95, Percentile99];
}

namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

/// <summary>The types of KPI metrics.</summary>
internal static class KpiMetricTypes
{
    public const string Mtta = "MTTA";
    public const string Mttr = "MTTR";
    public const string Mtbf = "MTBF";
    public const string Mtbsi = "MTBSI";
    public const string Availability = "AVAILABILITY";
    public const string IncidentCount = "INCIDENT_COUNT";
    public const string ResolutionRate = "RESOLUTION_RATE";
    public const string EscalationRate = "ESCALATION_RATE";
    public const string Custom = "CUSTOM";

    public static readonly IReadOnlyList<string> All =
    [
        Mtta,
        Mttr,
        Mtbf,
        Mtbsi,
        Availability,
        IncidentCount,
        ResolutionRate,
        EscalationRate,
        Custom,
    ];
}

/// <summary>How the values of a metric are aggregated.</summary>
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

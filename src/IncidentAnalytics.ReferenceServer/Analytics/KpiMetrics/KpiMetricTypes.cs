namespace IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;

/// <summary>What a metric measures.</summary>
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

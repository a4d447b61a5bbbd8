namespace IncidentAnalytics.ReferenceServer.Analytics;

/// <summary>The kinds of records, far apart so that seeds that are neighbours share no ids.</summary>
internal enum RecordKind : long
{
    KpiMetric = 0x1_0000_0000_0000,
    KpiMeasurement = 0x2_0000_0000_0000,
    Recurrence = 0x3_0000_0000_0000,
    Model = 0x4_0000_0000_0000,
    Anomaly = 0x5_0000_0000_0000,
    Cost = 0x6_0000_0000_0000,
    Dashboard = 0x7_0000_0000_0000,
    Heatmap = 0x8_0000_0000_0000,
    Insight = 0x9_0000_0000_0000,
    Request = 0xA_0000_0000_0000,
}

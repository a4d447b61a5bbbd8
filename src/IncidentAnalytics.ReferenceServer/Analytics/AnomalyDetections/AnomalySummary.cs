namespace IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;

/// <summary>All anomalies in numbers.</summary>
internal sealed record AnomalySummary
{
    public required int TotalAnomalies { get; init; }

    public required int CriticalAnomalies { get; init; }

    public required int HighAnomalies { get; init; }

    public required int MediumAnomalies { get; init; }

    public required int LowAnomalies { get; init; }

    /// <summary>Neither resolved nor a false positive.</summary>
    public required int UnresolvedAnomalies { get; init; }

    /// <summary>Percent of all anomalies, at most two decimals; 0 without any.</summary>
    public required decimal FalsePositiveRate { get; init; }

    /// <summary>From the detection to the resolution; null when none is resolved.</summary>
    public required TimeSpan? AverageResolutionTime { get; init; }
}

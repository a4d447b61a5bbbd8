namespace OperationsDashboard.Arguments;

/// <summary>What to do and what to show.</summary>
internal sealed record DashboardOptions
{
    /// <summary>How many anomalies are listed.</summary>
    public required int Anomalies { get; init; }

    /// <summary>The time between two refreshes; null: shown once.</summary>
    public required TimeSpan? RefreshInterval { get; init; }

    /// <summary>The anomaly to acknowledge first; null: none.</summary>
    public required string? Acknowledge { get; init; }

    /// <summary>Whether all models are trained first.</summary>
    public required bool Train { get; init; }

    /// <summary>The service to ask; null: the embedded reference server.</summary>
    public required AnalyticsService? Service { get; init; }
}

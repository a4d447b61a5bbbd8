using Examples;

namespace OperationsDashboard.Arguments;

/// <summary>The options of the dashboard.</summary>
internal sealed record DashboardOptions
{
    /// <summary>Number of anomalies in the list.</summary>
    public required int Anomalies { get; init; }

    /// <summary>The time between two refreshes, or null to show the dashboard once.</summary>
    public required TimeSpan? RefreshInterval { get; init; }

    /// <summary>The anomaly to acknowledge first, or null for none.</summary>
    public required string? Acknowledge { get; init; }

    /// <summary>Whether all models are trained first.</summary>
    public required bool Train { get; init; }

    /// <summary>The service, or null for the embedded reference server.</summary>
    public required AnalyticsService? Service { get; init; }

    /// <summary>The failure of a call, or null for a bug.</summary>
    public Failure? FailureOf(Exception exception) => Failure.FromException(exception, _ => Service?.BaseUrl, "the token is wrong");
}

namespace IncidentAnalytics.ReferenceServer.Analytics.Commands;

/// <summary>What <c>calculate_kpis</c> did with a metric.</summary>
public enum KpiOutcome
{
    /// <summary>It was calculated.</summary>
    Calculated,

    /// <summary>Its period has been calculated before, and nothing forced another calculation.</summary>
    AlreadyCalculated,

    /// <summary>No incident in its period has what it measures.</summary>
    NoValue,
}

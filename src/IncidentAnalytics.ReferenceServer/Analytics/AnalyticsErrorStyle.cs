namespace IncidentAnalytics.ReferenceServer.Analytics;

/// <summary>How the analytics service writes errors.</summary>
public enum AnalyticsErrorStyle
{
    /// <summary>As the vendor documents: <c>{"error","details","code"}</c> (<c>envelope</c>).</summary>
    Envelope,

    /// <summary>As Django REST Framework does by itself: <c>{"detail"}</c>, or messages by field (<c>plain</c>).</summary>
    Plain,
}

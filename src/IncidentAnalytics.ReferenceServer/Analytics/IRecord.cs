namespace IncidentAnalytics.ReferenceServer.Analytics;

/// <summary>What the analytics service keeps under an id.</summary>
internal interface IRecord
{
    Guid Id { get; }
}

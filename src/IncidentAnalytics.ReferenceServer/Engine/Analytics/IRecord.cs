namespace IncidentAnalytics.ReferenceServer.Engine.Analytics;

/// <summary>What the analytics service keeps under an id.</summary>
internal interface IRecord
{
    Guid Id { get; }
}

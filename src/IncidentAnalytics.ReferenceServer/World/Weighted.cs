namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>A choice and how often it is taken, relative to its sisters.</summary>
internal readonly record struct Weighted<T>(T Value, int Weight);

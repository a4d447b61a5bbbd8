namespace IncidentAnalytics.Client.Resilience;

/// <summary>
/// Says that repeating the call does no harm, so it may be retried even when it may already have run. GET is not assumed
/// to be safe: each operation says so for itself.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RetrySafeAttribute : Attribute;

namespace IncidentAnalytics.Client.Resilience;

/// <summary>How long a call may take and how often it may be repeated.</summary>
/// <param name="Timeout">The whole call: token, attempts and waits.</param>
/// <param name="AttemptTimeout">One attempt.</param>
/// <param name="MaxRetries">Attempts after the first one.</param>
internal readonly record struct CallLimits(TimeSpan Timeout, TimeSpan AttemptTimeout, int MaxRetries);

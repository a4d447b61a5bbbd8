namespace IncidentAnalytics.ReferenceServer.Hosting;

/// <summary>
/// Marks an endpoint whose execution is too long for the gate. A reset cancels its request, and it changes state between two resets only
/// (<see cref="RequestGate.RunBetweenResetsAsync"/>).
/// </summary>
internal sealed class CancelledByReset
{
    public static CancelledByReset Instance { get; } = new();
}

namespace IncidentAnalytics.ReferenceServer.Faults;

/// <summary>What happens to a request that a fault takes.</summary>
public enum FaultKind
{
    /// <summary>Nothing but the delay.</summary>
    Delay,

    /// <summary>It is not executed; a scripted answer comes back.</summary>
    Answer,

    /// <summary>It is read in full, not executed, and the connection is closed without an answer.</summary>
    Drop,

    /// <summary>It is executed, and the connection is closed without an answer.</summary>
    DropAfterExecution,

    /// <summary>It is executed, but only the first bytes of the answer's body arrive before the connection is closed.</summary>
    CutBody,
}

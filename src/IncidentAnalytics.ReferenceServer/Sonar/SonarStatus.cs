namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>Where a ticket stands in Sonar.</summary>
internal enum SonarStatus
{
    /// <summary>Nobody has it.</summary>
    New,

    /// <summary>Somebody has it and is not working on it: it waits for somebody else, or came back.</summary>
    Assigned,

    /// <summary>Being worked on.</summary>
    InProgress,

    /// <summary>Resolved, waiting for its approver.</summary>
    Submitted,

    /// <summary>Resolved, and its approver agrees.</summary>
    Approved,

    /// <summary>Resolved, and its approver does not agree.</summary>
    Rejected,

    /// <summary>Done.</summary>
    Closed,
}

namespace IncidentAnalytics.ReferenceServer.Analytics.Commands;

/// <summary>The progress of a management command.</summary>
/// <param name="Done">The number of completed steps.</param>
/// <param name="Total">The number of all steps.</param>
/// <param name="Message">A description of the last step for people.</param>
public sealed record CommandProgress(int Done, int Total, string Message);

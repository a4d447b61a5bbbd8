namespace IncidentAnalytics.ReferenceServer.Analytics.Commands;

/// <summary>How far a command has come.</summary>
/// <param name="Done">Steps that are done.</param>
/// <param name="Total">All its steps.</param>
/// <param name="Message">What the last step did, for people.</param>
public sealed record CommandProgress(int Done, int Total, string Message);

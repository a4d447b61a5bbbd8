namespace SonarTriage.Report;

/// <summary>What somebody has to do.</summary>
internal sealed record Workload(string Name, int Tickets, int InProgress, DateTimeOffset? Oldest);

namespace SonarTriage.Report;

/// <summary>The tickets of one assignee.</summary>
internal sealed record Workload(string Name, int Tickets, int InProgress, DateTimeOffset? Oldest);

namespace IncidentAnalytics.Client.Tests.Conventions.Source;

/// <summary>A file of one folder uses a type of another.</summary>
internal sealed record FolderUse(string File, string From, string Type, string To);

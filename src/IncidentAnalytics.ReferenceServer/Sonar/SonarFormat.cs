namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>What a ticket's content is written in.</summary>
internal enum SonarFormat
{
    Json,
    Markdown,
    Plain,
}

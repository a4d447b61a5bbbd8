namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>A parameter that Sonar refuses; the message is the one it answers with.</summary>
internal sealed class SonarArgumentException(string message) : Exception(message);

namespace IncidentAnalytics.Client;

/// <summary>The Sonar service. Default retries: 3.</summary>
public sealed class SonarOptions : ServiceOptions
{
    internal SonarOptions()
        : base(maxRetries: 3) { }
}

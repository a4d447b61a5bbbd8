namespace IncidentAnalytics.Client;

/// <summary>Options of the Sonar service. Retries three times by default.</summary>
public sealed class SonarOptions : ServiceOptions
{
    internal SonarOptions()
        : base(maxRetries: 3) { }
}

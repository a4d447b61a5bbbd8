namespace IncidentAnalytics.Client.Sonar;

/// <summary>What is worth repeating on the Sonar service: the usual statuses, but not a business error that comes as a 500.</summary>
internal static class SonarRetryRules
{
    public static readonly RetryRules Rules = new() { IsFinal = SonarErrorReader.IsBusinessError };
}

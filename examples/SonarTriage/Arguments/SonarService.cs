using IncidentAnalytics.Client;

namespace SonarTriage.Arguments;

/// <summary>A real service and its key, which never prints its value.</summary>
internal sealed record SonarService(Uri BaseUrl, Secret ApiKey);

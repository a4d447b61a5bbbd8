using IncidentAnalytics.Client;

namespace OperationsDashboard.Arguments;

/// <summary>A real service and its token, which never prints itself.</summary>
internal sealed record AnalyticsService(Uri BaseUrl, Secret Token);

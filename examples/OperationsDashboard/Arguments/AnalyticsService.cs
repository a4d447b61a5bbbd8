using IncidentAnalytics.Client;

namespace OperationsDashboard.Arguments;

/// <summary>A real service and its token, which never prints its value.</summary>
internal sealed record AnalyticsService(Uri BaseUrl, Secret Token);

using IncidentAnalytics.ReferenceServer.Analytics.Drf;

namespace IncidentAnalytics.ReferenceServer.Analytics;

/// <summary>The user of a request, as the records know them.</summary>
internal static class Users
{
    public static AnalyticsUser Of(DrfRequest request) => new(request.User.Id, request.User.UserName);
}

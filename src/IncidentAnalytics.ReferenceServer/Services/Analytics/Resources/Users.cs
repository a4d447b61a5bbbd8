using IncidentAnalytics.ReferenceServer.Engine.Analytics;
using IncidentAnalytics.ReferenceServer.Services.Analytics.Drf;

namespace IncidentAnalytics.ReferenceServer.Services.Analytics.Resources;

/// <summary>The user of a request, as the records know them.</summary>
internal static class Users
{
    public static AnalyticsUser Of(DrfRequest request) => new(request.User.Id, request.User.UserName);
}

using IncidentAnalytics.ReferenceServer.Analytics.Drf;
using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics;

/// <summary>The users and their credentials.</summary>
internal static class AnalyticsUsers
{
    private static readonly DrfUser Admin = new(
        AnalyticsUser.Admin.Id,
        AnalyticsUser.Admin.Username,
        new HashSet<string>(StringComparer.Ordinal) { AnalyticsUser.AdminRole },
        MayWrite: true
    );

    private static readonly DrfUser Viewer = new(
        new Guid("00000000-0000-4000-8000-00000000ad02"),
        "viewer",
        new HashSet<string>(StringComparer.Ordinal) { "viewer" },
        MayWrite: false
    );

    public static Authenticator Authenticator { get; } =
        new(
            new Dictionary<string, DrfUser>(StringComparer.Ordinal)
            {
                [ReferenceCredentials.AnalyticsToken] = Admin,
                [ReferenceCredentials.AnalyticsViewerToken] = Viewer,
            },
            new Dictionary<string, DrfUser>(StringComparer.Ordinal) { [ReferenceCredentials.AnalyticsSsoToken] = Admin },
            new Dictionary<string, DrfSession>(StringComparer.Ordinal)
            {
                [ReferenceCredentials.AnalyticsSessionId] = new(Admin, ReferenceCredentials.AnalyticsCsrfToken),
            }
        );
}

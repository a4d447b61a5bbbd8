using IncidentAnalytics.ReferenceServer.Analytics.Drf;

namespace IncidentAnalytics.ReferenceServer.Analytics.Records;

/// <summary>A user as records show it.</summary>
internal sealed record AnalyticsUser(Guid Id, string Username)
{
    /// <summary>The role that may see every dashboard.</summary>
    public const string AdminRole = "admin";

    /// <summary>Creator of the system's records.</summary>
    public static readonly AnalyticsUser Admin = new(new Guid("00000000-0000-4000-8000-00000000ad01"), "admin");

    /// <summary>Creator of the team records of a generated world.</summary>
    public static readonly AnalyticsUser Operations = new(new Guid("00000000-0000-4000-8000-00000000ad03"), "operations");

    public static AnalyticsUser From(DrfRequest request) => new(request.User.Id, request.User.UserName);
}

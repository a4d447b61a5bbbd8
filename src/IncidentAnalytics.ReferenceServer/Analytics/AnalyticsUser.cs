namespace IncidentAnalytics.ReferenceServer.Analytics;

/// <summary>Who did something: the id and the name that the wire shows.</summary>
internal sealed record AnalyticsUser(Guid Id, string Username)
{
    /// <summary>Made the system's records.</summary>
    public static readonly AnalyticsUser Admin = new(new Guid("00000000-0000-4000-8000-00000000ad01"), "admin");

    /// <summary>Made what people have made in a generated world.</summary>
    public static readonly AnalyticsUser Operations = new(new Guid("00000000-0000-4000-8000-00000000ad03"), "operations");
}

namespace IncidentAnalytics.ReferenceServer.Engine.Analytics;

/// <summary>Who did something: the id and the name that the wire shows.</summary>
internal sealed record AnalyticsUser(Guid Id, string Username)
{
    /// <summary>Made everything that is there from the start.</summary>
    public static readonly AnalyticsUser Admin = new(new Guid("00000000-0000-4000-8000-00000000ad01"), "admin");
}

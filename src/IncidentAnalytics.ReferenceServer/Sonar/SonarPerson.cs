namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>A person of the company.</summary>
/// <param name="Name">The name that others see.</param>
/// <param name="Login">The name they log in with.</param>
/// <param name="Department">Where they work.</param>
/// <param name="IsDeleted">Whether the account is gone: then tickets say who it was.</param>
internal sealed record SonarPerson(string Name, string Login, string Department, bool IsDeleted = false)
{
    public Guid Guid { get; } = StableGuid.Of("user:" + Login);
}

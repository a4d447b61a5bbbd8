namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>Who sends a request.</summary>
/// <param name="Id">As <c>created_by</c> and its sisters show it.</param>
/// <param name="UserName">As <c>created_by_username</c> shows it.</param>
/// <param name="Roles">What dashboards may be limited to.</param>
/// <param name="MayWrite">False: GET only.</param>
internal sealed record DrfUser(Guid Id, string UserName, IReadOnlySet<string> Roles, bool MayWrite);

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>A session of a browser: whose it is, and the token that its writes must carry.</summary>
internal sealed record DrfSession(DrfUser User, string CsrfToken);

namespace IncidentAnalytics.Client.Authentication;

/// <summary>
/// What makes two credentials share a token: each kind of credential has its own record of who asks, where and what for. Keys of
/// different kinds are never equal.
/// </summary>
internal abstract record TokenKey;

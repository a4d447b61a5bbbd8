using IncidentAnalytics.Client;

namespace EventTimeline.Arguments;

/// <summary>A real service, its project and who asks it. Credentials never print themselves.</summary>
internal sealed record EventService(Uri BaseUrl, string ProjectId, Credential Credential, Uri? IamUrl);

using IncidentAnalytics.Client;

namespace EventTimeline.Arguments;

/// <summary>A real service, its project and who asks it: by a password, or else by a token. Secrets never print themselves.</summary>
internal sealed record EventService(Uri BaseUrl, string ProjectId, IamPasswordOptions? Iam, Secret? Token);

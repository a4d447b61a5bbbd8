using IncidentAnalytics.Client;

namespace EventTimeline.Arguments;

/// <summary>A real service, its project and its credential: a password or a token. Secrets never print their values.</summary>
internal sealed record EventService(Uri BaseUrl, string ProjectId, IamPasswordOptions? Iam, Secret? Token);

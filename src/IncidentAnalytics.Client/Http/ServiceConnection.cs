using IncidentAnalytics.Client.Authentication;

namespace IncidentAnalytics.Client.Http;

/// <summary>The services that all calls of one service share.</summary>
internal sealed record ServiceConnection
{
    public required Uri BaseAddress { get; init; }

    public required HttpExchange Exchange { get; init; }

    public required Authenticator Authenticator { get; init; }

    public required CallPipeline Pipeline { get; init; }

    public required CallLimits Limits { get; init; }

    public required DriftReport DriftReport { get; init; }

    public required string UserAgent { get; init; }
}

using IncidentAnalytics.Client.Authentication;

namespace IncidentAnalytics.Client.Http;

/// <summary>Everything that the calls of one service of one client share.</summary>
internal sealed record ServiceConnection
{
    public required Uri BaseAddress { get; init; }

    public required HttpClient Client { get; init; }

    public required Authenticator Authenticator { get; init; }

    public required CallPipeline Pipeline { get; init; }

    public required CallLimits Limits { get; init; }

    public required IErrorReader Errors { get; init; }

    public required long MaxResponseBytes { get; init; }

    public required string UserAgent { get; init; }
}

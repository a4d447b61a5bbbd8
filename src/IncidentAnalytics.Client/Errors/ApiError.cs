using System.Net;

namespace IncidentAnalytics.Client;

/// <summary>What a service said about an error, in one form for all services. Every member but the status may be missing.</summary>
public sealed record ApiError
{
    /// <summary>The HTTP status.</summary>
    public required HttpStatusCode StatusCode { get; init; }

    /// <summary>The service's own code, such as <c>AOM.0403</c>, <c>invalid-argument</c> or OAuth's <c>invalid_client</c>.</summary>
    public string? Code { get; init; }

    /// <summary>The service's own kind of error, such as <c>SC_FORBIDDEN</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The service's message for people.</summary>
    public string? Message { get; init; }

    /// <summary>More about the message (<c>details</c>, <c>error_uri</c>).</summary>
    public string? Details { get; init; }

    /// <summary>What is wrong by request member (<c>layout_config.rows</c>); empty when the service names none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> FieldErrors { get; init; } = NoFieldErrors;

    /// <summary>The id by which the service knows the call.</summary>
    public string? RequestId { get; init; }

    /// <summary>How long to wait before the next call, counted from the answer; null when the service did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The first 2,000 characters of the body, credentials removed; null when it was empty.</summary>
    public string? BodyStart { get; init; }

    /// <summary>Whether the body has the form of the service's own framework, and not of something in front of it.</summary>
    internal bool IsOfFramework { get; init; }

    internal static IReadOnlyDictionary<string, IReadOnlyList<string>> NoFieldErrors { get; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
}

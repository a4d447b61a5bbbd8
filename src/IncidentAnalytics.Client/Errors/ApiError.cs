using System.Net;

namespace IncidentAnalytics.Client;

/// <summary>An error that a service returned, in one form for all services. Every member except the status code may be missing.</summary>
public sealed record ApiError
{
    /// <summary>The HTTP status code.</summary>
    public required HttpStatusCode StatusCode { get; init; }

    /// <summary>The service's own error code, such as <c>AOM.0403</c>, <c>invalid-argument</c> or OAuth's <c>invalid_client</c>.</summary>
    public string? Code { get; init; }

    /// <summary>The service's own kind of error, such as <c>SC_FORBIDDEN</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The service's error message.</summary>
    public string? Message { get; init; }

    /// <summary>Details of the message (<c>details</c>, <c>error_uri</c>).</summary>
    public string? Details { get; init; }

    /// <summary>Error messages by request member, such as <c>layout_config.rows</c>; empty when the service names no member.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> FieldErrors { get; init; } = NoFieldErrors;

    /// <summary>The service's id of the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>The time to wait before the next call, counted from the response, or null when the service did not specify one.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The first 2,000 characters of the body, without credentials, or null when it was empty.</summary>
    public string? BodyStart { get; init; }

    /// <summary>Whether the body has the form of the service's own framework, not of a proxy in front of it.</summary>
    internal bool IsOfFramework { get; init; }

    internal static IReadOnlyDictionary<string, IReadOnlyList<string>> NoFieldErrors { get; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
}

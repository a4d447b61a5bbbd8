using System.Globalization;
using System.Net;
using System.Text;

namespace IncidentAnalytics.Client;

/// <summary>
/// The service returned an error. Statuses that callers handle differently have derived types; this type itself is thrown for all
/// others, redirects included.
/// </summary>
/// <example>
/// <code>
/// try
/// {
///     await client.Analytics.AnomalyDetections.AcknowledgeAsync("42", cancellationToken: cancellationToken);
/// }
/// catch (NotFoundException)
/// {
///     Console.WriteLine("There is no such anomaly.");
/// }
/// catch (ApiException e)
/// {
///     Console.WriteLine($"{e.Operation} failed with {(int)e.StatusCode} {e.Code}, request {e.RequestId}: {e.Error.Message}");
/// }
/// </code>
/// </example>
public class ApiException : IncidentAnalyticsException
{
    /// <summary>Initializes a new instance. Public for tests of code that handles it.</summary>
    /// <param name="error">The error that the service returned.</param>
    public ApiException(ApiError error)
        : base(Describe(error), innerException: null) => Error = error;

    /// <summary>The error that the service returned.</summary>
    public ApiError Error { get; }

    /// <summary>The HTTP status code.</summary>
    public HttpStatusCode StatusCode => Error.StatusCode;

    /// <summary>The service's own error code, or null when it sent none.</summary>
    public string? Code => Error.Code;

    /// <summary>The service's id of the request, or null when it sent none.</summary>
    public string? RequestId => Error.RequestId;

    /// <summary>Whether the service said that a retry will not help.</summary>
    internal bool IsFinal { get; set; }

    internal override string ErrorType => ((int)StatusCode).ToString(CultureInfo.InvariantCulture);

    /// <summary>Creates the exception type that matches the status code.</summary>
    /// <param name="error">The error that the service returned.</param>
    /// <returns>This type or one derived from it.</returns>
    public static ApiException Create(ApiError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error.StatusCode switch
        {
            HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity => new InvalidRequestException(error),
            HttpStatusCode.Unauthorized => new AuthenticationFailedException(error),
            HttpStatusCode.Forbidden => new PermissionDeniedException(error),
            HttpStatusCode.NotFound => new NotFoundException(error),
            HttpStatusCode.Conflict => new ConflictException(error),
            HttpStatusCode.TooManyRequests => new RateLimitedException(error),
            >= HttpStatusCode.InternalServerError => new ServerErrorException(error),
            _ => new ApiException(error),
        };
    }

    private static string Describe(ApiError error)
    {
        ArgumentNullException.ThrowIfNull(error);

        var text = new StringBuilder("HTTP ").Append(CultureInfo.InvariantCulture, $"{(int)error.StatusCode}");
        if (error.Code is not null)
            text.Append(' ').Append(ServerText.Shorten(error.Code, ServerText.MaxNameLength));
        if (error.Message is not null)
            text.Append(": ").Append(error.Message);
        // Details that repeat the messages of fields are left out.
        if (
            error.Details is not null
            && error.FieldErrors.Count == 0
            && !string.Equals(error.Details, error.Message, StringComparison.Ordinal)
        )
        {
            text.Append(error.Message is null ? ": " : " (").Append(error.Details).Append(error.Message is null ? "" : ")");
        }

        foreach (var (field, messages) in error.FieldErrors)
        {
            if (text.Length > ServerText.MaxMessageLength)
                break;
            text.Append(CultureInfo.InvariantCulture, $" [{field}: {string.Join(' ', messages)}]");
        }

        var message = new StringBuilder(ServerText.Shorten(text.ToString(), ServerText.MaxMessageLength));
        if (error.RetryAfter is { } wait)
            message.Append(CultureInfo.InvariantCulture, $" [retry after {wait.TotalSeconds:0.###} s]");
        if (error.RequestId is not null)
            message.Append(CultureInfo.InvariantCulture, $" [request id {ServerText.Shorten(error.RequestId, ServerText.MaxNameLength)}]");
        return message.ToString();
    }
}

/// <summary>The service rejected the request as invalid (400 or 422). Sending it again unchanged will not help.</summary>
public sealed class InvalidRequestException : ApiException
{
    /// <summary>Initializes a new instance. Public for tests of code that handles it.</summary>
    /// <param name="error">The error that the service returned.</param>
    public InvalidRequestException(ApiError error)
        : base(error) { }

    /// <summary>Error messages by request member; empty when the service names no member.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> FieldErrors => Error.FieldErrors;
}

/// <summary>
/// The credential was refused by the service (401; from the analytics service also a 403 with an authentication code) or by the token
/// endpoint (such as OAuth's <c>invalid_client</c>).
/// </summary>
public sealed class AuthenticationFailedException : ApiException
{
    /// <summary>Initializes a new instance. Public for tests of code that handles it.</summary>
    /// <param name="error">The error that the service returned.</param>
    public AuthenticationFailedException(ApiError error)
        : base(error) { }
}

/// <summary>
/// The credential is valid but lacks the permission for this operation (403). With a Django session, an expired session without an
/// error code looks the same: only the message differs.
/// </summary>
public sealed class PermissionDeniedException : ApiException
{
    /// <summary>Initializes a new instance. Public for tests of code that handles it.</summary>
    /// <param name="error">The error that the service returned.</param>
    public PermissionDeniedException(ApiError error)
        : base(error) { }
}

/// <summary>The resource does not exist (404).</summary>
public sealed class NotFoundException : ApiException
{
    /// <summary>Initializes a new instance. Public for tests of code that handles it.</summary>
    /// <param name="error">The error that the service returned.</param>
    public NotFoundException(ApiError error)
        : base(error) { }
}

/// <summary>The request conflicts with the current state of the resource (409).</summary>
public sealed class ConflictException : ApiException
{
    /// <summary>Initializes a new instance. Public for tests of code that handles it.</summary>
    /// <param name="error">The error that the service returned.</param>
    public ConflictException(ApiError error)
        : base(error) { }
}

/// <summary>Too many requests (429). The request was rejected before it was executed.</summary>
/// <remarks>Thrown when the retries are used up, or when <see cref="RetryAfter"/> exceeds the remaining time of the call.</remarks>
/// <example>
/// <code>
/// try
/// {
///     await client.Analytics.KpiMetrics.GetSummaryAsync(cancellationToken: cancellationToken);
/// }
/// catch (RateLimitedException e)
/// {
///     await Task.Delay(e.RetryAfter ?? TimeSpan.FromMinutes(1), cancellationToken);
/// }
/// </code>
/// </example>
public sealed class RateLimitedException : ApiException
{
    /// <summary>Initializes a new instance. Public for tests of code that handles it.</summary>
    /// <param name="error">The error that the service returned.</param>
    public RateLimitedException(ApiError error)
        : base(error) { }

    /// <summary>The time to wait before the next call, counted from the response, or null when the service did not specify one.</summary>
    public TimeSpan? RetryAfter => Error.RetryAfter;
}

/// <summary>The service failed (500 to 599).</summary>
public sealed class ServerErrorException : ApiException
{
    /// <summary>Initializes a new instance. Public for tests of code that handles it.</summary>
    /// <param name="error">The error that the service returned.</param>
    public ServerErrorException(ApiError error)
        : base(error) { }
}

using System.Globalization;
using System.Net;
using System.Text;

namespace IncidentAnalytics.Client;

/// <summary>
/// The service answered with an error. A status that a caller would act on has a type of its own, derived from this one;
/// this type itself stands for the others, a redirect among them.
/// </summary>
public class ApiException : IncidentAnalyticsException
{
    /// <summary>An error answer. Public so that tests can make one.</summary>
    /// <param name="error">What the service said.</param>
    public ApiException(ApiError error)
        : base(Describe(error), innerException: null) => Error = error;

    /// <summary>Everything the service said.</summary>
    public ApiError Error { get; }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode StatusCode => Error.StatusCode;

    /// <summary>The service's own code; null when it sent none.</summary>
    public string? Code => Error.Code;

    /// <summary>The id by which the service knows the call; null when it sent none.</summary>
    public string? RequestId => Error.RequestId;

    /// <summary>Whether the service said that a repetition will not help.</summary>
    internal bool IsFinal { get; set; }

    internal override string ErrorType => ((int)StatusCode).ToString(CultureInfo.InvariantCulture);

    /// <summary>Makes the exception whose type fits the status.</summary>
    /// <param name="error">What the service said.</param>
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
        // Details that are messages by field are told as such.
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

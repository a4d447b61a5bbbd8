using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace IncidentAnalytics.Client;

/// <summary>
/// Base class of the exceptions of failed calls.
/// </summary>
/// <remarks>
/// Calls also throw <see cref="ArgumentException"/> and its derived types (the request was refused before it was sent),
/// <see cref="InvalidOperationException"/> (the service is not configured) and <see cref="OperationCanceledException"/> (the caller
/// cancelled).
/// </remarks>
public abstract class IncidentAnalyticsException : Exception
{
    private string? _message;

    private protected IncidentAnalyticsException(string message, Exception? innerException)
        : base(message, innerException) { }

    /// <summary>
    /// The name of the operation, such as <c>tickets.aggregate</c>, or <c>token</c> for a failed token request. Null for an exception
    /// that was not thrown by a call.
    /// </summary>
    public string? Operation { get; private set; }

    /// <summary>
    /// The failed attempts, in order, those that were rejected before they were sent included. Empty when no attempt was begun.
    /// </summary>
    public IReadOnlyList<ApiAttempt> Attempts { get; private set; } = [];

    /// <summary>The duration of the whole call, waits between attempts included.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>The span of the call that failed; <c>default</c> when it was not recorded.</summary>
    internal ActivityContext Span { get; private set; }

    /// <summary>The operation, what went wrong, the number of attempts and their duration.</summary>
    public override string Message => _message ?? base.Message;

    /// <summary>The name of the failure in metrics and spans (OpenTelemetry's <c>error.type</c>).</summary>
    internal abstract string ErrorType { get; }

    /// <summary>The name of any failure in metrics, spans and logs.</summary>
    internal static string GetErrorType(Exception failure) =>
        failure switch
        {
            IncidentAnalyticsException e => e.ErrorType,
            OperationCanceledException => ClientTelemetry.Cancelled,
            _ => failure.GetType().FullName!,
        };

    /// <summary>
    /// Adds the operation, attempts and duration. Only the first call counts: the exception of a token request keeps its own when it
    /// ends the calls that waited for the token.
    /// </summary>
    internal void Complete(string operation, IReadOnlyList<ApiAttempt> attempts, TimeSpan elapsed, ActivityContext span = default)
    {
        if (Operation is not null)
            return;

        Attempts = attempts;
        Elapsed = elapsed;
        Span = span;
        Operation = operation;
        _message = string.Create(
            CultureInfo.InvariantCulture,
            $"{operation}: {base.Message} ({attempts.Count} {(attempts.Count == 1 ? "attempt" : "attempts")}, {elapsed.TotalSeconds:0.0##} s)"
        );
    }
}

/// <summary>A failed attempt of a call. Holds no secrets.</summary>
/// <param name="Number">The number of the attempt, from 1.</param>
/// <param name="Outcome">The kind of failure, such as <c>503</c>, <c>timeout</c> or <c>connection</c>.</param>
/// <param name="StatusCode">The HTTP status code, or null when no response arrived.</param>
/// <param name="Started">The start of the attempt, counted from the start of the call.</param>
/// <param name="Duration">The duration of the attempt.</param>
public readonly record struct ApiAttempt(int Number, string Outcome, HttpStatusCode? StatusCode, TimeSpan Started, TimeSpan Duration);

/// <summary>The service could not be reached, or the connection broke before the whole response had arrived.</summary>
public sealed class ApiConnectionException : IncidentAnalyticsException
{
    /// <summary>Initializes a new instance. Public for tests of code that handles it.</summary>
    /// <param name="message">A description of the failure.</param>
    /// <param name="innerException">The exception of the HTTP stack, or null.</param>
    /// <param name="wasSent">False when the service certainly did not receive the request.</param>
    public ApiConnectionException(string message, Exception? innerException = null, bool wasSent = true)
        : base(message, innerException) => WasSent = wasSent;

    /// <summary>
    /// False when the service certainly did not receive the request (the connection was refused, the host name is unknown); true when
    /// the request may have been executed.
    /// </summary>
    public bool WasSent { get; }

    internal override string ErrorType => "connection";
}

/// <summary>
/// The call exceeded a timeout of the options. When the caller cancels, the call throws <see cref="OperationCanceledException"/>
/// instead.
/// </summary>
public sealed class ApiTimeoutException : IncidentAnalyticsException
{
    /// <summary>Initializes a new instance. Public for tests of code that handles it.</summary>
    /// <param name="timeout">The timeout that was exceeded.</param>
    /// <param name="isAttemptTimeout">Whether it is the timeout of one attempt, not of the whole call.</param>
    public ApiTimeoutException(TimeSpan timeout, bool isAttemptTimeout = false)
        : base(Describe(timeout, isAttemptTimeout), innerException: null)
    {
        Timeout = timeout;
        IsAttemptTimeout = isAttemptTimeout;
    }

    /// <summary>The timeout that was exceeded.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>True for the timeout of one attempt (no retry was left or allowed), false for that of the whole call.</summary>
    public bool IsAttemptTimeout { get; }

    internal override string ErrorType => ClientTelemetry.Timeout;

    private static string Describe(TimeSpan timeout, bool isAttemptTimeout) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(isAttemptTimeout ? "an attempt" : "the call")} took longer than its timeout of {timeout.TotalSeconds:0.###} s ({(isAttemptTimeout ? "AttemptTimeout" : "Timeout")})"
        );
}

/// <summary>
/// The service returned a success with a body that cannot be read: not JSON, truncated, of another shape, empty, or larger than
/// <see cref="IncidentAnalyticsClientOptions.MaxResponseBytes"/>.
/// </summary>
public sealed class InvalidResponseException : IncidentAnalyticsException
{
    /// <summary>Initializes a new instance. Public for tests of code that handles it.</summary>
    /// <param name="message">A description of the problem.</param>
    /// <param name="statusCode">The HTTP status code, or null.</param>
    /// <param name="bodyStart">The start of the body, without credentials, or null.</param>
    /// <param name="innerException">The exception of the JSON reader, or null.</param>
    public InvalidResponseException(
        string message,
        HttpStatusCode? statusCode = null,
        string? bodyStart = null,
        Exception? innerException = null
    )
        : base(message, innerException)
    {
        StatusCode = statusCode;
        BodyStart = bodyStart;
    }

    /// <summary>The HTTP status code, or null when the problem was found after the call.</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>The start of the body, without credentials, or null when it was empty or could hold a token.</summary>
    public string? BodyStart { get; }

    internal override string ErrorType => "invalid_response";
}

/// <summary>
/// A rate limiter, a circuit breaker or another strategy that was added to the service's options rejected the call or an attempt of it.
/// Nothing was sent, unless <see cref="IncidentAnalyticsException.Attempts"/> has earlier attempts. The client does not retry it.
/// </summary>
public sealed class CallRejectedException : IncidentAnalyticsException
{
    /// <summary>Initializes a new instance. Public for tests of code that handles it.</summary>
    /// <param name="reason">What rejected the call.</param>
    /// <param name="retryAfter">How long calls are rejected, or null when unknown.</param>
    /// <param name="innerException">The exception of the strategy, or null.</param>
    public CallRejectedException(CallRejectionReason reason, TimeSpan? retryAfter = null, Exception? innerException = null)
        : base(Describe(reason, retryAfter, innerException), innerException)
    {
        Reason = reason;
        RetryAfter = retryAfter;
    }

    /// <summary>What rejected the call.</summary>
    public CallRejectionReason Reason { get; }

    /// <summary>How long calls are rejected from now on, or null when unknown.</summary>
    public TimeSpan? RetryAfter { get; }

    internal override string ErrorType => "rejected";

    private static string Describe(CallRejectionReason reason, TimeSpan? retryAfter, Exception? exception)
    {
        var text = reason switch
        {
            CallRejectionReason.RateLimiter => "the rate limiter granted no permit",
            CallRejectionReason.CircuitBreaker => "the circuit breaker is open",
            _ => "a resilience strategy rejected the call" + (exception is null ? "" : ": " + exception.Message),
        };
        return retryAfter is { } wait ? string.Create(CultureInfo.InvariantCulture, $"{text}, for {wait.TotalSeconds:0.###} s") : text;
    }
}

/// <summary>What rejected a call.</summary>
public enum CallRejectionReason
{
    /// <summary>A strategy that is neither a rate limiter nor a circuit breaker, or a strategy that failed.</summary>
    Other,

    /// <summary>A rate limiter or a concurrency limiter.</summary>
    RateLimiter,

    /// <summary>An open or isolated circuit breaker.</summary>
    CircuitBreaker,
}

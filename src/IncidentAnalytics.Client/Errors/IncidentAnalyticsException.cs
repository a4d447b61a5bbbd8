using System.Globalization;

namespace IncidentAnalytics.Client;

/// <summary>
/// A call that failed: base of everything the SDK throws, but for the <see cref="ArgumentException"/> family (a request
/// refused before it was sent), <see cref="InvalidOperationException"/> (a service that is not configured) and
/// <see cref="OperationCanceledException"/> (the caller cancelled).
/// </summary>
public abstract class IncidentAnalyticsException : Exception
{
    private string? _message;

    private protected IncidentAnalyticsException(string message, Exception? innerException)
        : base(message, innerException) { }

    /// <summary>
    /// The operation that failed, such as <c>tickets.aggregate</c>; <c>token</c> when it was the request for a token. Null
    /// for an exception that was not thrown by a call.
    /// </summary>
    public string? Operation { get; private set; }

    /// <summary>The attempts, first to last. Empty when nothing was sent.</summary>
    public IReadOnlyList<ApiAttempt> Attempts { get; private set; } = [];

    /// <summary>The time the whole call took, waits between attempts included.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>What went wrong, led by the operation and followed by the number of attempts and the time they took.</summary>
    public override string Message => _message ?? base.Message;

    /// <summary>How the failure is named in metrics and spans (OpenTelemetry's <c>error.type</c>).</summary>
    internal abstract string ErrorType { get; }

    /// <summary>
    /// Adds what is known when the call is over. Only the first call counts: an exception that a token request threw keeps
    /// saying so when it ends the calls that waited for the token.
    /// </summary>
    internal void Complete(string operation, IReadOnlyList<ApiAttempt> attempts, TimeSpan elapsed)
    {
        if (Operation is not null)
            return;

        Attempts = attempts;
        Elapsed = elapsed;
        Operation = operation;
        _message = string.Create(
            CultureInfo.InvariantCulture,
            $"{operation}: {base.Message} ({attempts.Count} {(attempts.Count == 1 ? "attempt" : "attempts")}, {elapsed.TotalSeconds:0.0##} s)"
        );
    }
}

using System.Globalization;

namespace IncidentAnalytics.Client;

/// <summary>
/// The call took longer than the options allow. Never thrown for the caller's own cancellation, which stays
/// <see cref="OperationCanceledException"/>.
/// </summary>
public sealed class ApiTimeoutException : IncidentAnalyticsException
{
    /// <summary>A timeout. Public so that tests can make one.</summary>
    /// <param name="timeout">The limit that was reached.</param>
    /// <param name="isAttemptTimeout">Whether it was the limit of one attempt, not of the whole call.</param>
    public ApiTimeoutException(TimeSpan timeout, bool isAttemptTimeout = false)
        : base(Describe(timeout, isAttemptTimeout), innerException: null)
    {
        Timeout = timeout;
        IsAttemptTimeout = isAttemptTimeout;
    }

    /// <summary>The limit that was reached.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>True for the limit of one attempt (and no retry was left or allowed), false for that of the whole call.</summary>
    public bool IsAttemptTimeout { get; }

    internal override string ErrorType => "timeout";

    private static string Describe(TimeSpan timeout, bool isAttemptTimeout) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(isAttemptTimeout ? "an attempt" : "the call")} took longer than its timeout of {timeout.TotalSeconds:0.###} s ({(isAttemptTimeout ? "AttemptTimeout" : "Timeout")})"
        );
}

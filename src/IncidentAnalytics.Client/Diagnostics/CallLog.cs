using Microsoft.Extensions.Logging;

namespace IncidentAnalytics.Client.Diagnostics;

/// <summary>The log messages. None contains an address, a header value or a body.</summary>
internal static partial class CallLog
{
    [LoggerMessage(1, LogLevel.Debug, "{Operation}: attempt {Attempt} ended with {Outcome} after {DurationMs} ms")]
    public static partial void AttemptEnded(ILogger logger, string operation, int attempt, string outcome, double durationMs);

    [LoggerMessage(2, LogLevel.Information, "{Operation}: attempt {Attempt} failed ({Outcome}), retrying in {DelayMs} ms")]
    public static partial void Retrying(ILogger logger, string operation, int attempt, string outcome, double delayMs);

    [LoggerMessage(3, LogLevel.Warning, "{Operation}: failed ({ErrorType}), attempts: {Attempts}, {ElapsedMs} ms")]
    public static partial void CallFailed(ILogger logger, string operation, string errorType, int attempts, double elapsedMs);

    [LoggerMessage(4, LogLevel.Debug, "Access token obtained, lifetime {LifetimeSeconds} s")]
    public static partial void TokenObtained(ILogger logger, double lifetimeSeconds);

    [LoggerMessage(5, LogLevel.Information, "{Operation}: credential refused, renewing it once")]
    public static partial void CredentialRefused(ILogger logger, string operation);

    [LoggerMessage(
        6,
        LogLevel.Warning,
        "Refreshing the access token in the background failed ({ErrorType}); the current token stays in use"
    )]
    public static partial void RefreshFailed(ILogger logger, string errorType);

    [LoggerMessage(7, LogLevel.Warning, "{Operation}: response member {Member} has an unexpected value; its property is null")]
    public static partial void ResponseDrift(ILogger logger, string operation, string member);

    [LoggerMessage(8, LogLevel.Debug, "Access token found in the shared cache, {RemainingSeconds} s left")]
    public static partial void SharedTokenFound(ILogger logger, double remainingSeconds);

    [LoggerMessage(9, LogLevel.Warning, "Shared token cache: {Operation} failed ({ErrorType}); tokens are requested without it")]
    public static partial void SharedTokensFailed(ILogger logger, string operation, string errorType);

    [LoggerMessage(20, LogLevel.Information, "Recording exchanges to {Path}")]
    public static partial void RecordingStarted(ILogger logger, string path);

    [LoggerMessage(21, LogLevel.Warning, "Recording to {Path} has stopped: {Reason}")]
    public static partial void RecordingStopped(ILogger logger, string path, string reason);

    [LoggerMessage(22, LogLevel.Warning, "An exchange was not recorded to {Path} ({Reason}); further ones are not logged")]
    public static partial void ExchangeNotRecorded(ILogger logger, string path, string reason);
}

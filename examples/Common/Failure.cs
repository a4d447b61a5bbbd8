using IncidentAnalytics.Client;
using Microsoft.Extensions.Options;

namespace Examples;

/// <summary>Why a report failed. Each type of exception has its own message, because each needs a different fix.</summary>
public sealed record Failure(string Message, int ExitCode = 1)
{
    public const string TokenOperation = "token";

    private const int Interrupted = 130;
    private const string Prefix = "error: ";

    /// <summary>The message without its prefix, for lines that have their own.</summary>
    public string Reason => Message.StartsWith(Prefix, StringComparison.Ordinal) ? Message[Prefix.Length..] : Message;

    /// <param name="exception">The exception.</param>
    /// <param name="host">Gets the address of the failed call, or null for the embedded reference server.</param>
    /// <param name="wrongCredential">The message when the token endpoint refuses.</param>
    /// <param name="refusedToken">The message when the service refuses.</param>
    /// <returns>The failure, or null for a bug, which should show its stack trace.</returns>
    public static Failure? FromException(
        Exception exception,
        Func<IncidentAnalyticsException, Uri?> host,
        string wrongCredential,
        string refusedToken = "the service does not accept the token"
    )
    {
        return exception switch
        {
            OperationCanceledException => new("Cancelled.", Interrupted),
            AuthenticationFailedException { Operation: TokenOperation } e => Error(wrongCredential, e),
            AuthenticationFailedException e => Error(refusedToken, e),
            PermissionDeniedException e => Error("this client may not do that", e),
            InvalidRequestException { Operation: TokenOperation } e => Error("the token endpoint refused the request", e),
            InvalidRequestException e => Error("the service refused the request", e),
            NotFoundException e => Error($"{Host(e)} has no such endpoint; is the address right?", e),
            RateLimitedException e => Error("the quota is used up", e),
            ServerErrorException e => Error($"{Host(e)} has a problem; try again later", e),
            ApiConnectionException e => Error($"cannot reach {Host(e)}", e),
            ApiTimeoutException e => Error($"{Host(e)} did not answer in time", e),
            InvalidResponseException e => Error($"the answer of {Host(e)} cannot be read; is the address right?", e),
            IncidentAnalyticsException e => Error("the call failed", e),
            OptionsValidationException e => new($"{Prefix}{string.Join(' ', e.Failures)}"),
            ArgumentException e => Error("an argument is wrong", e),
            _ => null,
        };

        string Host(IncidentAnalyticsException e) => host(e)?.Authority ?? "the embedded reference server";
    }

    private static Failure Error(string meaning, Exception exception) => new($"{Prefix}{meaning} - {exception.Message}");
}

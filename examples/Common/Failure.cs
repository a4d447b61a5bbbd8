using IncidentAnalytics.Client;
using Microsoft.Extensions.Options;

namespace Examples;

/// <summary>Why there is no report. Each type of exception calls for something else to be done, so each has its own words.</summary>
public sealed record Failure(string Message, int ExitCode = 1)
{
    public const string TokenOperation = "token";

    private const int Interrupted = 130;

    /// <param name="exception">What happened.</param>
    /// <param name="host">The host that a failed call went to; null for the embedded reference server.</param>
    /// <param name="wrongCredential">What a token endpoint that refuses means.</param>
    /// <param name="refusedToken">What a service that refuses means.</param>
    /// <returns>Null for what is a bug and should show its stack trace.</returns>
    public static Failure? Of(
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
            OptionsValidationException e => new($"error: {string.Join(' ', e.Failures)}"),
            ArgumentException e => Error("an argument is wrong", e),
            _ => null,
        };

        string Host(IncidentAnalyticsException e) => host(e)?.Authority ?? "the embedded reference server";
    }

    private static Failure Error(string meaning, Exception exception) => new($"error: {meaning} - {exception.Message}");
}

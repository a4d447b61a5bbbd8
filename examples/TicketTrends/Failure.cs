using IncidentAnalytics.Client;
using Microsoft.Extensions.Options;
using TicketTrends.Arguments;

namespace TicketTrends;

/// <summary>Why there is no report. Each type of exception calls for something else to be done, so each has its own words.</summary>
internal sealed record Failure(string Message, int ExitCode = 1)
{
    private const int Interrupted = 130;
    private const string TokenOperation = "token";

    /// <returns>Null for what is a bug and should show its stack trace.</returns>
    public static Failure? Of(Exception exception, TrendOptions options) => exception switch
    {
        OperationCanceledException => new("Cancelled.", Interrupted),
        AuthenticationFailedException { Operation: TokenOperation } e => Error("the client id or its secret is wrong", e),
        AuthenticationFailedException e => Error("the service does not accept the token", e),
        PermissionDeniedException e => Error("this client may not do that", e),
        InvalidRequestException { Operation: TokenOperation } e => Error("the token endpoint refused the request", e),
        InvalidRequestException e => Error("the service refused the request", e),
        NotFoundException e => Error($"{Host(e, options)} has no such endpoint; is the address right?", e),
        RateLimitedException e => Error("the quota is used up", e),
        ServerErrorException e => Error($"{Host(e, options)} has a problem; try again later", e),
        ApiConnectionException e => Error($"cannot reach {Host(e, options)}", e),
        ApiTimeoutException e => Error($"{Host(e, options)} did not answer in time", e),
        InvalidResponseException e => Error($"the answer of {Host(e, options)} cannot be read; is the address right?", e),
        IncidentAnalyticsException e => Error("the call failed", e),
        OptionsValidationException e => new($"error: {string.Join(' ', e.Failures)}"),
        ArgumentException e => Error("an argument is wrong", e),
        _ => null,
    };

    private static Failure Error(string meaning, Exception exception) => new($"error: {meaning} - {exception.Message}");

    /// <summary>The host that the failed request went to: a call may fail at the token endpoint as well.</summary>
    private static string Host(IncidentAnalyticsException exception, TrendOptions options) =>
        (exception.Operation == TokenOperation ? options.Service?.TokenUrl : options.Service?.BaseUrl)?.Authority
        ?? "the embedded reference server";
}

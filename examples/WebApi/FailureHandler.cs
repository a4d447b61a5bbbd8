using System.Globalization;
using IncidentAnalytics.Client;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace WebApi;

/// <summary>
/// Turns failures of the services into problem details (RFC 9457). What the caller got wrong is told; what is wrong behind this API, such
/// as its credential, is in the log only.
/// </summary>
internal sealed class FailureHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        // Nobody reads an answer any more.
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
            return true;
        if (Describe(exception) is not { } problem)
            return false;

        var failure = exception as IncidentAnalyticsException;
        if (failure?.Operation is { } operation)
            problem.Extensions["operation"] = operation;
        // For a question to the vendor's support.
        if (failure is ApiException { RequestId: { } id })
            problem.Extensions["serviceRequestId"] = id;
        if (failure is InvalidRequestException { FieldErrors.Count: > 0 } invalid)
            problem.Extensions["errors"] = invalid.FieldErrors;
        if (FindRetryAfter(exception) is { } wait)
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);

        context.Response.StatusCode = problem.Status!.Value;
        return await problems.TryWriteAsync(new() { HttpContext = context, ProblemDetails = problem });
    }

    private static ProblemDetails? Describe(Exception exception) =>
        exception switch
        {
            BadHttpRequestException e => Problem(e.StatusCode, "The request is invalid.", e.Message),
            // The client's own checks: a value of the caller that cannot be sent.
            ArgumentException e => Problem(StatusCodes.Status400BadRequest, "The request is invalid.", e.Message.Split('\n')[0]),
            InvalidRequestException e => Problem(StatusCodes.Status400BadRequest, "The service rejected the request.", e.Error.Message),
            NotFoundException e => Problem(StatusCodes.Status404NotFound, "There is no such resource.", e.Error.Message),
            ConflictException e => Problem(StatusCodes.Status409Conflict, "The resource is in another state.", e.Error.Message),
            // The limit is that of this application, not of its caller: not 429.
            RateLimitedException or CallRejectedException => Problem(
                StatusCodes.Status503ServiceUnavailable,
                "The service has no capacity for this application now."
            ),
            ApiTimeoutException => Problem(StatusCodes.Status504GatewayTimeout, "The service did not answer in time."),
            IncidentAnalyticsException => Problem(StatusCodes.Status502BadGateway, "The service could not be used."),
            _ => null,
        };

    private static TimeSpan? FindRetryAfter(Exception exception) =>
        exception switch
        {
            RateLimitedException e => e.RetryAfter,
            CallRejectedException e => e.RetryAfter,
            _ => null,
        };

    private static ProblemDetails Problem(int status, string title, string? detail = null) =>
        new()
        {
            Status = status,
            Title = title,
            Detail = detail,
        };
}

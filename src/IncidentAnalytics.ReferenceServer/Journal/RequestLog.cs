using IncidentAnalytics.ReferenceServer.Faults;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Journal;

/// <summary>Reports each request after its response, with its duration by the server's clock.</summary>
internal sealed class RequestLog(TimeProvider clock, Action<CompletedRequest> completed)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var start = clock.GetTimestamp();
        int? status = null;
        context.Response.OnStarting(() =>
        {
            // Not later: a client that has its response may disconnect at once.
            status = GetStatus(context);
            return Task.CompletedTask;
        });
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            var recorded = RequestRecorder.GetRecorded(context);
            completed(
                new CompletedRequest(
                    context.Request.Method,
                    recorded is null ? context.Request.Path.Value ?? "" : recorded.Path + recorded.Query,
                    context.Response.HasStarted ? status : GetStatus(context),
                    recorded?.Fault,
                    clock.GetElapsedTime(start)
                )
            );
        }
    }

    private static int? GetStatus(HttpContext context) => RequestRecorder.HasResponse(context) ? context.Response.StatusCode : null;
}

/// <summary>A request whose response has been sent.</summary>
/// <param name="Method">The HTTP method, as it was sent.</param>
/// <param name="Target">The path, and for services the query string with its secrets redacted. It can contain any character.</param>
/// <param name="Status">The status; null when the connection was closed without a response.</param>
/// <param name="Fault">The fault that was injected; null for none.</param>
/// <param name="Duration">The time from the headers of the request to the end of the response.</param>
internal sealed record CompletedRequest(string Method, string Target, int? Status, FaultKind? Fault, TimeSpan Duration);

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IncidentAnalytics.ReferenceServer.Hosting;

/// <summary>Writes a JSON response for requests that no endpoint answers: unknown paths, wrong methods and unexpected exceptions.</summary>
internal sealed partial class ErrorMiddleware(ILogger logger, ErrorFormats formats)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await formats.AnswerAsync(context, e.StatusCode, e.Message).ConfigureAwait(false);
            return;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has disconnected, or a reset has cancelled the request: there is no failure to report.
            return;
        }
        catch (Exception e) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            LogFailure(logger, e, PrintableText.Format(context.Request.Method), PrintableText.Format(context.Request.Path.Value ?? ""));
            context.Response.Clear();
            var detail = $"Unexpected error in the reference server: {e.GetType().Name}: {e.Message}";
            await formats.AnswerAsync(context, StatusCodes.Status500InternalServerError, detail).ConfigureAwait(false);
            return;
        }

        // Routing refuses a method without a body; an endpoint that refuses one has a body of its own.
        if (context.GetEndpoint() is null || context.Response is { StatusCode: StatusCodes.Status405MethodNotAllowed, ContentLength: null })
        {
            var isMethod = context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed;
            await formats
                .AnswerAsync(context, context.Response.StatusCode, isMethod ? "Method Not Allowed" : "Not Found")
                .ConfigureAwait(false);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed")]
    private static partial void LogFailure(ILogger logger, Exception exception, string method, string path);
}

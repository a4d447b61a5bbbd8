using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IncidentAnalytics.ReferenceServer.Hosting;

/// <summary>Gives a JSON body to what no endpoint answered: unknown paths, wrong methods, and the server's own bugs.</summary>
internal sealed partial class AnswerGuard(ILogger logger, ErrorShapes shapes)
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
            await shapes.AnswerAsync(context, e.StatusCode, e.Message).ConfigureAwait(false);
            return;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has left: nobody is there to be answered, and nothing went wrong.
            return;
        }
        catch (Exception e) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            LogFailure(logger, e, PrintableText.Of(context.Request.Method), PrintableText.Of(context.Request.Path.Value ?? ""));
            context.Response.Clear();
            var detail = $"The reference server failed, which is a bug in it: {e.GetType().Name}: {e.Message}";
            await shapes.AnswerAsync(context, StatusCodes.Status500InternalServerError, detail).ConfigureAwait(false);
            return;
        }

        // An endpoint may refuse a method with a body of its own; routing does it without one.
        if (context.GetEndpoint() is null || context.Response is { StatusCode: StatusCodes.Status405MethodNotAllowed, ContentLength: null })
        {
            var isMethod = context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed;
            await shapes
                .AnswerAsync(context, context.Response.StatusCode, isMethod ? "Method Not Allowed" : "Not Found")
                .ConfigureAwait(false);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed")]
    private static partial void LogFailure(ILogger logger, Exception exception, string method, string path);
}

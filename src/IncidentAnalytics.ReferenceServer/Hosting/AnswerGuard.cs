using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IncidentAnalytics.ReferenceServer.Hosting;

/// <summary>Gives a JSON body to what no endpoint answered: unknown paths, wrong methods, and the server's own bugs.</summary>
/// <param name="logger">Where the server's own bugs go.</param>
/// <param name="shapes">The services whose errors do not look like those of the tickets service.</param>
internal sealed partial class AnswerGuard(ILogger logger, IReadOnlyList<ErrorShape> shapes)
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
            await ErrorAsync(context, e.StatusCode, e.Message).ConfigureAwait(false);
            return;
        }
        catch (Exception e) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            LogFailure(logger, e, context.Request.Method, context.Request.Path);
            context.Response.Clear();
            var detail = $"The reference server failed, which is a bug in it: {e.GetType().Name}: {e.Message}";
            await ErrorAsync(context, StatusCodes.Status500InternalServerError, detail).ConfigureAwait(false);
            return;
        }

        if (context.GetEndpoint() is null || context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed)
        {
            var isMethod = context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed;
            await ErrorAsync(context, context.Response.StatusCode, isMethod ? "Method Not Allowed" : "Not Found").ConfigureAwait(false);
        }
    }

    private Task ErrorAsync(HttpContext context, int status, string message)
    {
        var shape = shapes.FirstOrDefault(shape => context.Request.Path.StartsWithSegments(shape.Root, StringComparison.OrdinalIgnoreCase));
        return shape is null ? Answer.ErrorAsync(context, status, message) : shape.WriteAsync(context, status, message);
    }

    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed")]
    private static partial void LogFailure(ILogger logger, Exception exception, string method, string path);
}

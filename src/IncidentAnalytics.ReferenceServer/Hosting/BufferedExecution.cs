using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace IncidentAnalytics.ReferenceServer.Hosting;

/// <summary>Executes requests inside the gate, with the body read before it and the response written after it.</summary>
internal sealed class BufferedExecution(RequestGate gate, ErrorFormats formats)
{
    private const string ResetDetail = "The server was reset while this request was in progress.";

    /// <summary>Reads the body into memory.</summary>
    /// <returns>Null when the body is too large, incomplete or badly chunked; the response is written then.</returns>
    public async Task<byte[]?> TryReadBodyAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
        {
            context.Request.Body = Stream.Null;
            return [];
        }

        using var buffer = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(buffer, context.RequestAborted).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e)
        {
            await formats.AnswerAsync(context, e.StatusCode, e.Message).ConfigureAwait(false);
            return null;
        }

        var body = buffer.ToArray();
        context.Request.Body = new MemoryStream(body, writable: false);
        return body;
    }

    /// <summary>Executes the request and holds its response back.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">The rest of the pipeline.</param>
    /// <param name="scope">The scope that began when the request arrived; null to execute it after any reset.</param>
    /// <param name="body">Receives the body of the response.</param>
    /// <returns>False when a reset has begun in the scope; the response is written then.</returns>
    public async Task<bool> TryExecuteAsync(HttpContext context, RequestDelegate next, ResetScope? scope, PooledBuffer body)
    {
        var wire = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        var isExecuted = await gate.TryRunAsync(() => next(context), scope).ConfigureAwait(false);
        context.Features.Set(wire);
        if (!isExecuted)
        {
            await RefuseAsync(context).ConfigureAwait(false);
        }

        return isExecuted;
    }

    /// <summary>Writes the response to a request that a reset has overtaken.</summary>
    public Task RefuseAsync(HttpContext context) => formats.AnswerAsync(context, StatusCodes.Status503ServiceUnavailable, ResetDetail);

    /// <summary>Writes the body of the response.</summary>
    public static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        if (!body.IsEmpty && !context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
        }
    }
}

/// <summary>
/// Marks an endpoint whose execution is too long for the gate. A reset cancels its request, and it changes state between two resets only
/// (<see cref="RequestGate.RunBetweenResetsAsync"/>).
/// </summary>
internal sealed class CancelledByReset
{
    public static CancelledByReset Instance { get; } = new();
}

using System.Text;
using IncidentAnalytics.ReferenceServer.Hosting;
using IncidentAnalytics.ReferenceServer.Journal;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace IncidentAnalytics.ReferenceServer.Faults;

/// <summary>Stands before the services: reads each request in full, notes it in the journal and does to it what the script says.</summary>
internal sealed class RequestInterceptor(
    RequestJournal journal,
    FaultScript faults,
    ErrorShapes shapes,
    TimeProvider clock,
    RequestGate gate,
    CancellationToken stopping
)
{
    private const int KeptText = 64 * 1024;
    private readonly Redactor _redactor = new();

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        byte[] body;
        try
        {
            body = await ReadBodyAsync(context).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e)
        {
            // Cut off, badly chunked or too large: not received, so not in the journal.
            await shapes.AnswerAsync(context, e.StatusCode, e.Message).ConfigureAwait(false);
            return;
        }

        var fault = faults.Take(context.Request.Method, context.Request.Path.Value ?? "/");

        // The wait begins before the request shows in the journal: whoever saw it there may move the clock.
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var wait = fault is { Wait.Ticks: > 0 } ? Task.Delay(fault.Wait, clock, ends.Token) : Task.CompletedTask;
        var answered = journal.Add(Describe(context, body, fault?.Kind));
        var isLost = fault?.Kind is FaultKind.Drop or FaultKind.DropAfterExecution;
        context.Response.OnStarting(() =>
        {
            // Kestrel comes by here for an aborted connection as well, and for a caller who has left.
            if (!isLost && !context.RequestAborted.IsCancellationRequested)
            {
                answered(context.Response.StatusCode);
            }

            return Task.CompletedTask;
        });

        try
        {
            await wait.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            isLost = true;
            context.Abort();
            return;
        }

        await ApplyAsync(fault, context, next).ConfigureAwait(false);
    }

    private static async Task<byte[]> ReadBodyAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted).ConfigureAwait(false);
        var body = buffer.ToArray();
        context.Request.Body = new MemoryStream(body, writable: false);
        return body;
    }

    private async Task ApplyAsync(Fault? fault, HttpContext context, RequestDelegate next)
    {
        switch (fault?.Kind)
        {
            case FaultKind.Answer:
                await AnswerAsync(fault, context).ConfigureAwait(false);
                break;
            case FaultKind.Drop:
                context.Abort();
                break;
            case FaultKind.DropAfterExecution:
                await ExecuteAsync(context, next).ConfigureAwait(false);
                context.Abort();
                break;
            case FaultKind.CutBody:
                var answer = await ExecuteAsync(context, next).ConfigureAwait(false);
                await CutAsync(context, answer, Math.Min(fault.KeptBytes, answer.Length - 1)).ConfigureAwait(false);
                break;
            default:
                await SendAsync(context, await ExecuteAsync(context, next).ConfigureAwait(false)).ConfigureAwait(false);
                break;
        }
    }

    private static async Task AnswerAsync(Fault fault, HttpContext context)
    {
        context.Response.StatusCode = fault.Status;
        foreach (var (name, value) in fault.Headers)
        {
            context.Response.Headers[name] = value;
        }

        // A status that allows no body gets neither body nor length, or Kestrel would refuse it.
        if (fault.Status is StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified)
        {
            return;
        }

        var body = Encoding.UTF8.GetBytes(fault.Body);
        context.Response.ContentLength ??= body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Executes the request and keeps the body of its answer from leaving.</summary>
    private async Task<byte[]> ExecuteAsync(HttpContext context, RequestDelegate next)
    {
        var wire = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var held = new MemoryStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(held));
        await gate.RunAsync(() => next(context)).ConfigureAwait(false);
        context.Features.Set(wire);
        return held.ToArray();
    }

    private static async Task SendAsync(HttpContext context, byte[] body)
    {
        // Of a caller who has left there is no answer.
        if (body.Length > 0 && !context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static async Task CutAsync(HttpContext context, byte[] body, int keptBytes)
    {
        context.Response.ContentLength = body.Length;
        await context.Response.StartAsync(context.RequestAborted).ConfigureAwait(false);
        await context.Response.Body.WriteAsync(body.AsMemory(0, Math.Max(keptBytes, 0)), context.RequestAborted).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);

        // Closed in order, not aborted: an abort of a socket takes the bytes with it that are still on their way.
        context.Features.GetRequiredFeature<IConnectionLifetimeNotificationFeature>().RequestClose();
    }

    private ReceivedRequest Describe(HttpContext context, byte[] body, FaultKind? fault)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var text = Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, KeptText));
        return new ReceivedRequest
        {
            Number = 0,
            RequestId = context.TraceIdentifier,
            ReceivedAt = clock.GetUtcNow(),
            Method = context.Request.Method,
            Path = query < 0 ? target : target[..query],
            Query = query < 0 ? "" : _redactor.Query(target[query..]),
            Headers = _redactor.Headers(context.Request.Headers),
            BodyLength = body.Length,
            Body = _redactor.Body(context.Request.ContentType, text),
            Fault = fault,
        };
    }
}

using System.Text;
using IncidentAnalytics.ReferenceServer.Hosting;
using IncidentAnalytics.ReferenceServer.Journal;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Faults;

/// <summary>Reads each request to a service, has it recorded, applies the next matching fault and executes it.</summary>
internal sealed class FaultInjector(
    RequestRecorder recorder,
    FaultScript faults,
    BufferedExecution execution,
    RequestGate gate,
    TimeProvider clock,
    CancellationToken stopping
)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        using var scope = gate.BeginScope(context.RequestAborted);

        // A request whose body cannot be read is not in the journal.
        if (await execution.TryReadBodyAsync(context).ConfigureAwait(false) is not { } body)
        {
            return;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(scope.Token, stopping);
        Fault? fault = null;
        var wait = Task.CompletedTask;
        var isRecorded = await gate.TryRunAsync(
                () =>
                {
                    var request = recorder.Describe(context, body);
                    fault = faults.Take(request, context.Request.Path.Value ?? "/");

                    // The wait begins before the request is in the journal: a test that finds it there may advance the clock.
                    wait = fault is { Wait.Ticks: > 0 } ? Task.Delay(fault.Wait, clock, ended.Token) : Task.CompletedTask;
                    recorder.Record(context, request with { Fault = fault?.Kind });
                    return Task.CompletedTask;
                },
                scope
            )
            .ConfigureAwait(false);
        if (!isRecorded)
        {
            await execution.RefuseAsync(context).ConfigureAwait(false);
            return;
        }

        await wait.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (context.RequestAborted.IsCancellationRequested || stopping.IsCancellationRequested)
        {
            context.Abort();
        }
        else if (scope.IsReset)
        {
            await execution.RefuseAsync(context).ConfigureAwait(false);
        }
        else
        {
            await ApplyAsync(fault, context, next, scope).ConfigureAwait(false);
        }
    }

    private async Task ApplyAsync(Fault? fault, HttpContext context, RequestDelegate next, ResetScope scope)
    {
        switch (fault?.Kind)
        {
            case FaultKind.Answer:
                await AnswerAsync(fault, context).ConfigureAwait(false);
                return;
            case FaultKind.Drop:
                context.Abort();
                return;
            case FaultKind.Raw:
                await RawResponse.SendAsync(context, fault.Bytes, stopping).ConfigureAwait(false);
                return;
        }

        using var body = new PooledBuffer();
        if (!await execution.TryExecuteAsync(context, next, scope, body).ConfigureAwait(false))
        {
            return;
        }

        if (fault is null)
        {
            await BufferedExecution.SendAsync(context, body.WrittenMemory).ConfigureAwait(false);
        }
        else
        {
            await FaultyResponse.SendAsync(fault, context, body.WrittenMemory, clock, stopping).ConfigureAwait(false);
        }
    }

    private static async Task AnswerAsync(Fault fault, HttpContext context)
    {
        context.Response.StatusCode = fault.Status;
        foreach (var (name, value) in fault.Headers)
        {
            context.Response.Headers[name] = value;
        }

        // Kestrel refuses a body or a length with these statuses.
        if (fault.Status is StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified)
        {
            return;
        }

        var body = Encoding.UTF8.GetBytes(fault.Body);
        context.Response.ContentLength ??= body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }
}

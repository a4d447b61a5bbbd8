using System.Text;
using IncidentAnalytics.ReferenceServer.Hosting;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace IncidentAnalytics.ReferenceServer.Faults;

/// <summary>Sends the response to an executed request with a fault.</summary>
internal static class FaultyResponse
{
    private const int PaddingLength = 16 * 1024;

    private static readonly byte[] Padding = [.. Enumerable.Repeat((byte)' ', PaddingLength)];

    /// <param name="fault">The fault.</param>
    /// <param name="context">The request; its response has status and headers.</param>
    /// <param name="body">The body of the response.</param>
    /// <param name="clock">The clock for pauses.</param>
    /// <param name="stopping">Canceled when the server stops.</param>
    public static async Task SendAsync(
        Fault fault,
        HttpContext context,
        ReadOnlyMemory<byte> body,
        TimeProvider clock,
        CancellationToken stopping
    )
    {
        var hasBody = body.Length > 0 && !HttpMethods.IsHead(context.Request.Method);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        switch (fault.Kind)
        {
            case FaultKind.DropAfterExecution:
                context.Abort();
                break;
            case FaultKind.CutHeaders:
                var start = Encoding.ASCII.GetBytes(FormattableString.Invariant($"HTTP/1.1 {context.Response.StatusCode} -\r\nContent-Le"));
                await RawResponse.SendAsync(context, start, stopping).ConfigureAwait(false);
                break;
            case FaultKind.CutBody:
                await CutAsync(context, body, Math.Min(fault.KeptBytes, body.Length - 1), ended.Token).ConfigureAwait(false);
                break;
            case FaultKind.Trickle when hasBody:
                await TrickleAsync(fault, context, body, clock, ended.Token).ConfigureAwait(false);
                break;
            case FaultKind.EndlessBody when hasBody:
                await SendWithoutEndAsync(context, body, ended.Token).ConfigureAwait(false);
                break;
            case FaultKind.CorruptCompression or FaultKind.CutCompression when hasBody:
                var compressed =
                    fault.Kind == FaultKind.CutCompression
                        ? Compression.CompressHalf(body, fault.ContentEncoding!)
                        : Compression.CompressCorrupt(body, fault.ContentEncoding!);
                context.Response.Headers.ContentEncoding = fault.ContentEncoding;
                context.Response.ContentLength = compressed.Length;
                await BufferedExecution.SendAsync(context, compressed).ConfigureAwait(false);
                break;
            default:
                await BufferedExecution.SendAsync(context, body).ConfigureAwait(false);
                break;
        }
    }

    private static async Task CutAsync(HttpContext context, ReadOnlyMemory<byte> body, int keptBytes, CancellationToken cancellationToken)
    {
        context.Response.ContentLength = body.Length;
        await context.Response.StartAsync(cancellationToken).ConfigureAwait(false);
        await SendPieceAsync(context, body[..Math.Max(keptBytes, 0)], cancellationToken).ConfigureAwait(false);

        // Closed gracefully: an abort of a socket would discard the bytes that are still being sent.
        context.Features.GetRequiredFeature<IConnectionLifetimeNotificationFeature>().RequestClose();
    }

    private static async Task TrickleAsync(
        Fault fault,
        HttpContext context,
        ReadOnlyMemory<byte> body,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        context.Response.ContentLength = body.Length;
        var pieces = Math.Min(fault.Pieces, body.Length);
        for (var piece = 0; piece < pieces; piece++)
        {
            var (start, end) = ((int)((long)body.Length * piece / pieces), (int)((long)body.Length * (piece + 1) / pieces));
            var isLast = piece == pieces - 1;

            // The pause begins before the piece is sent: a test that has received it may advance the clock.
            var pause = isLast ? Task.CompletedTask : Task.Delay(fault.Pause, clock, cancellationToken);
            await SendPieceAsync(context, body[start..end], cancellationToken).ConfigureAwait(false);
            await pause.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested)
            {
                context.Abort();
                return;
            }
        }
    }

    private static async Task SendWithoutEndAsync(HttpContext context, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        context.Response.ContentLength = null;
        var next = body;
        while (!cancellationToken.IsCancellationRequested)
        {
            await SendPieceAsync(context, next, cancellationToken).ConfigureAwait(false);
            next = Padding;
        }

        context.Abort();
    }

    private static async Task SendPieceAsync(HttpContext context, ReadOnlyMemory<byte> piece, CancellationToken cancellationToken)
    {
        try
        {
            await context.Response.Body.WriteAsync(piece, cancellationToken).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The client has disconnected, or the server stops.
            context.Abort();
        }
    }
}

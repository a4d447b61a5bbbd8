using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace IncidentAnalytics.ReferenceServer.Faults;

/// <summary>Writes to the connection itself, past Kestrel's HTTP.</summary>
internal static class RawResponse
{
    /// <summary>Sends bytes and closes the connection.</summary>
    /// <param name="context">The request, whose response has not started.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="stopping">Canceled when the server stops.</param>
    public static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> bytes, CancellationToken stopping)
    {
        var output = context.Features.GetRequiredFeature<IConnectionTransportFeature>().Transport.Output;
        await output.WriteAsync(bytes, stopping).ConfigureAwait(false);

        // Closed gracefully: an abort of a socket would discard the bytes that are still being sent. The client's end closes next.
        await output.CompleteAsync().ConfigureAwait(false);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }
}

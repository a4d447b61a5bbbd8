namespace IncidentAnalytics.Client.Tests.Support;

/// <summary>A body that fails or stalls after its first bytes.</summary>
/// <param name="start">The first bytes.</param>
/// <param name="failure">The exception after them, or null to stall until the cancellation.</param>
internal sealed class BreakingStream(byte[] start, Exception? failure) : ForwardStream
{
    private int _position;

    public override bool CanRead => true;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position < start.Length)
        {
            var count = Math.Min(buffer.Length, start.Length - _position);
            start.AsSpan(_position, count).CopyTo(buffer.Span);
            _position += count;
            return count;
        }

        if (failure is not null)
            throw failure;
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return 0;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
}

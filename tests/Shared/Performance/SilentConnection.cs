namespace IncidentAnalytics.Testing;

/// <summary>A connection that takes every request and answers none.</summary>
internal sealed class SilentConnection : MemoryStream
{
    private readonly TaskCompletionSource<int> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Creates the platform's handler over such connections.</summary>
    public static SocketsHttpHandler CreateHandler() => new() { ConnectCallback = static (_, _) => new(new SilentConnection()) };

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(_closed.Task);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => default;

    protected override void Dispose(bool disposing)
    {
        _closed.TrySetException(new ObjectDisposedException(nameof(SilentConnection)));
        base.Dispose(disposing);
    }
}

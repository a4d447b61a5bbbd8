using System.Net.Sockets;
using IncidentAnalytics.ReferenceServer;

namespace IncidentAnalytics.IntegrationTests.Chaos;

/// <summary>The connections of a client: some are refused, and those that are open are counted.</summary>
internal sealed class WatchedConnections
{
    private const double RefusedShare = 0.03;

    private readonly int _seed;
    private long _attempts;
    private int _open;
    private int _refused;

    public WatchedConnections(IncidentAnalyticsServer server, int seed)
    {
        _seed = seed;
        var handler = (SocketsHttpHandler)server.CreateHandler();
        // For two seconds of real time, .NET would read on from a connection whose response was given up.
        handler.ResponseDrainTimeout = TimeSpan.Zero;
        var connectAsync = handler.ConnectCallback!;
        handler.ConnectCallback = async (context, cancellationToken) =>
        {
            if (ChaosCall.CreateRandom(_seed, Interlocked.Increment(ref _attempts), part: 63).NextDouble() < RefusedShare && !IsReliable)
            {
                Interlocked.Increment(ref _refused);
                throw new SocketException((int)SocketError.ConnectionRefused);
            }

            var stream = await connectAsync(context, cancellationToken);
            Interlocked.Increment(ref _open);
            return new WatchedStream(stream, () => Interlocked.Decrement(ref _open));
        };
        Handler = handler;
    }

    public HttpMessageHandler Handler { get; }

    /// <summary>Whether no connection is refused.</summary>
    public bool IsReliable { get; set; } = true;

    public int Open => Volatile.Read(ref _open);

    public int Refused => Volatile.Read(ref _refused);

    private sealed class WatchedStream(Stream inner, Action onClosed) : Stream
    {
        private Action? _onClosed = onClosed;

        public override bool CanRead => true;

        public override bool CanWrite => true;

        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            inner.ReadAsync(buffer, cancellationToken);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            inner.WriteAsync(buffer, cancellationToken);

        public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
                Interlocked.Exchange(ref _onClosed, null)?.Invoke();
            }

            base.Dispose(disposing);
        }
    }
}

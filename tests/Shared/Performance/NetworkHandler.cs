using System.Net;
using System.Threading.Tasks.Sources;

namespace IncidentAnalytics.Testing;

/// <summary>
/// Responds to every request with the same bytes as a network does: on another thread, with a body that arrives in parts. Has no asynchronous methods,
/// so that it allocates the same in builds with and without optimization.
/// </summary>
internal sealed class NetworkHandler(byte[] body) : HttpMessageHandler
{
    /// <summary>The maximum number of bytes that arrive together, as in a TLS record.</summary>
    private const int PartLength = 16 * 1024;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var exchange = new Exchange(request, body);
        ThreadPool.UnsafeQueueUserWorkItem(exchange, preferLocal: false);
        return exchange.Task;
    }

    private sealed class Exchange(HttpRequestMessage request, byte[] body) : TaskCompletionSource<HttpResponseMessage>, IThreadPoolWorkItem
    {
        public void Execute()
        {
            if (request.Content?.CopyToAsync(Stream.Null) is { IsCompletedSuccessfully: false } sending)
                sending.ContinueWith(static (_, exchange) => ((Exchange)exchange!).Respond(), this, TaskScheduler.Default);
            else
                Respond();
        }

        private void Respond() => SetResult(new(HttpStatusCode.OK) { Content = new Content(body), RequestMessage = request });
    }

    private sealed class Content : HttpContent
    {
        private readonly byte[] _body;

        public Content(byte[] body)
        {
            _body = body;
            Headers.TryAddWithoutValidation("Content-Type", "application/json");
        }

        protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new BodyStream(_body));

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            new BodyStream(_body).CopyToAsync(stream);

        protected override bool TryComputeLength(out long length)
        {
            length = _body.Length;
            return true;
        }
    }

    /// <summary>A body whose reads end on another thread.</summary>
    private sealed class BodyStream(byte[] body) : Stream, IValueTaskSource<int>, IThreadPoolWorkItem
    {
        private ManualResetValueTaskSourceCore<int> _source;
        private Memory<byte> _buffer;
        private int _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_position == body.Length)
                return new(0);

            _buffer = buffer;
            _source.Reset();
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            return new(this, _source.Version);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var part = body.AsSpan(_position, Math.Min(Math.Min(buffer.Length, PartLength), body.Length - _position));
            part.CopyTo(buffer);
            _position += part.Length;
            return part.Length;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        void IThreadPoolWorkItem.Execute() => _source.SetResult(Read(_buffer.Span));

        int IValueTaskSource<int>.GetResult(short token) => _source.GetResult(token);

        ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _source.GetStatus(token);

        void IValueTaskSource<int>.OnCompleted(
            Action<object?> continuation,
            object? state,
            short token,
            ValueTaskSourceOnCompletedFlags flags
        ) => _source.OnCompleted(continuation, state, token, flags);
    }
}

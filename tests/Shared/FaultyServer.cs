using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IncidentAnalytics.Testing;

/// <summary>
/// An HTTP server on a loopback socket that gives scripted responses, malformed ones included, or none. Real servers, WireMock.Net
/// included, cannot send these.
/// </summary>
internal sealed class FaultyServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly object _gate = new();
    private readonly Dictionary<string, Queue<Reaction>> _reactions = new(StringComparer.Ordinal);
    private readonly List<WireRequest> _requests = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiters = [];
    private readonly Task _running;

    public FaultyServer()
    {
        _listener.Start();
        Address = new UriBuilder("http", "127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port).Uri;
        _running = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>The number of connections accepted so far.</summary>
    public int Connections { get; private set; }

    /// <summary>The requests received so far, first to last.</summary>
    public IReadOnlyList<WireRequest> Requests
    {
        get
        {
            lock (_gate)
                return [.. _requests];
        }
    }

    /// <summary>Sets the reactions to the requests for a path, in order; the last one is repeated.</summary>
    public void On(string path, params Reaction[] reactions)
    {
        lock (_gate)
            _reactions[path] = new(reactions);
    }

    /// <summary>Completes when this number of requests has been received.</summary>
    public Task WaitForRequestsAsync(int count)
    {
        lock (_gate)
        {
            if (_requests.Count >= count)
                return Task.CompletedTask;

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((count, reached));
            return reached.Task;
        }
    }

    /// <summary>Stops the server. Throws if it received an invalid or unsupported request.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                Connections++;
                connections.Add(ServeAsync(socket));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }

        await Task.WhenAll(connections);
    }

    private async Task ServeAsync(Socket socket)
    {
        socket.NoDelay = true;
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            while (await ReadRequestAsync(stream) is { } request)
            {
                if (!await Record(request).ReactAsync(stream, _stop.Token))
                    return;
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client has left, or the test is over.
        }
    }

    private Reaction Record(WireRequest request)
    {
        lock (_gate)
        {
            _requests.Add(request);
            foreach (var waiter in _waiters.Where(w => w.Count <= _requests.Count).ToArray())
            {
                _waiters.Remove(waiter);
                waiter.Reached.SetResult();
            }

            return !_reactions.TryGetValue(request.Path, out var left) ? Reaction.Answer("{}", 404)
                : left.Count > 1 ? left.Dequeue()
                : left.Peek();
        }
    }

    /// <summary>Reads a request with a <c>Content-Length</c> or without a body; null when the client has closed the connection.</summary>
    private async Task<WireRequest?> ReadRequestAsync(NetworkStream stream)
    {
        List<byte> head = [];
        var next = new byte[1];
        while (head is not [.., (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n'])
        {
            if (await stream.ReadAsync(next, _stop.Token) == 0)
                return head.Count == 0 ? null : throw new IOException("The client left in the middle of a request.");
            head.Add(next[0]);
        }

        var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines
            .Skip(1)
            .Select(static line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .GroupBy(static pair => pair[0], static pair => pair[1], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(static g => g.Key, static g => string.Join(", ", g), StringComparer.OrdinalIgnoreCase);
        if (headers.ContainsKey("Transfer-Encoding"))
            throw new NotSupportedException("A chunked request body; the clients under test send Content-Length.");

        var body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, _stop.Token);
        return lines[0].Split(' ') is [var method, var target, "HTTP/1.1"]
            ? new(method, target, headers, body)
            : throw new NotSupportedException($"Not a request line: {lines[0]}");
    }
}

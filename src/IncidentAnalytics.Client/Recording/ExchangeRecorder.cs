using Microsoft.Extensions.Logging;

namespace IncidentAnalytics.Client.Recording;

/// <summary>
/// Writes exchanges to the file of a recorder, on a thread of its own choice, so that no call waits for it. After a failure of the file it stops.
/// </summary>
internal sealed class ExchangeRecorder : IDisposable
{
    /// <summary>The maximum size of the bodies that wait for a slow disk, in bytes.</summary>
    private const long MaxPendingBytes = 64 * 1024 * 1024;

    private readonly object _gate = new();
    private readonly object _writing = new();
    private readonly Queue<Exchange> _pending = new();
    private readonly ExchangeFormatter _formatter;
    private readonly RecordingFile _file;
    private readonly ILogger _logger;
    private long _pendingBytes;
    private bool _isDraining;
    private volatile bool _isStopped;
    private bool _hasLoggedLoss;

    public ExchangeRecorder(RecorderOptions options, TimeProvider time, ILogger logger)
    {
        Time = time;
        MaxBodyBytes = options.MaxBodyBytes;
        _logger = logger;
        _formatter = new ExchangeFormatter(options);
        _file = new RecordingFile(Path.GetFullPath(options.Path), options.MaxFileBytes);
    }

    public TimeProvider Time { get; }

    public int MaxBodyBytes { get; }

    /// <summary>Whether nothing is recorded any more.</summary>
    public bool IsStopped => _isStopped;

    /// <summary>Hands over an exchange that has ended.</summary>
    public void Add(Exchange exchange)
    {
        lock (_gate)
        {
            if (_isStopped)
                return;

            var size = SizeOf(exchange);
            if (_pendingBytes + size > MaxPendingBytes)
            {
                LogLoss("the disk is too slow");
                return;
            }

            _pendingBytes += size;
            _pending.Enqueue(exchange);
            if (_isDraining)
                return;
            _isDraining = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static recorder => recorder.Drain(), this, preferLocal: false);
    }

    /// <summary>Writes what is left, and closes the file.</summary>
    public void Dispose()
    {
        lock (_gate)
            _isStopped = true;
        Drain();
        lock (_writing)
            _file.Dispose();
    }

    private void Drain()
    {
        lock (_writing)
        {
            while (TryTake() is { } exchange)
                Write(exchange);
        }
    }

    private Exchange? TryTake()
    {
        lock (_gate)
        {
            if (_pending.TryDequeue(out var exchange))
                _pendingBytes -= SizeOf(exchange);
            else
                _isDraining = false;
            return exchange;
        }
    }

    private void Write(Exchange exchange)
    {
        if (_file.IsClosed)
            return;

        byte[] entry;
        try
        {
            entry = _formatter.Format(exchange);
        }
        catch (Exception e)
        {
            // Such as an exception of the user's own redaction: what it could not mask is not written.
            LogLoss(e.GetType().Name);
            return;
        }

        try
        {
            var isFirst = _file.WrittenPath is null;
            _file.Append(entry);
            if (isFirst)
                CallLog.RecordingStarted(_logger, _file.WrittenPath!);
        }
        catch (Exception e)
        {
            Stop(e);
        }
    }

    private void Stop(Exception reason)
    {
        lock (_gate)
            _isStopped = true;
        _file.Dispose();
        CallLog.RecordingStopped(_logger, _file.WrittenPath ?? _file.Path, $"{reason.GetType().Name}: {reason.Message}");
    }

    private void LogLoss(string reason)
    {
        if (_hasLoggedLoss)
            return;
        _hasLoggedLoss = true;
        CallLog.ExchangeNotRecorded(_logger, _file.Path, reason);
    }

    private static long SizeOf(Exchange exchange) => exchange.RequestBody.CapturedLength + exchange.ResponseBody.CapturedLength + 1024;
}

using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>
/// The cache in which the processes of one client share tokens. It is foreign code on another machine: nothing that it does takes longer
/// than the timeout or throws.
/// </summary>
internal sealed class SharedTokenStore
{
    /// <summary>The maximum size of an entry. Tokens are headers, which servers limit to less.</summary>
    public const int MaxEntryBytes = 64 * 1024;

    private const string Read = "read";
    private const string Write = "write";

    private static readonly TimeSpan LogInterval = TimeSpan.FromMinutes(5);

    private readonly object _gate = new();
    private readonly IDistributedCache _cache;
    private readonly Func<byte[], byte[]>? _protect;
    private readonly Func<byte[], byte[]>? _unprotect;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private long? _loggedAt;

    private SharedTokenStore(IDistributedCache cache, SharedTokenOptions options, string? tenant, TimeProvider time, ILogger logger)
    {
        _cache = cache;
        _protect = options.Protect;
        _unprotect = options.Unprotect;
        _timeout = options.Timeout;
        _time = time;
        _logger = logger;
        KeyPrefix = options.KeyPrefix;
        KeyIterations = options.KeyIterations;
        Tenant = tenant;
    }

    public string KeyPrefix { get; }

    public int KeyIterations { get; }

    public string? Tenant { get; }

    /// <returns>The store; null when tokens are not shared.</returns>
    public static SharedTokenStore? Create(SharedTokenOptions options, string? tenant, TimeProvider time, ILogger logger) =>
        options.Cache is { } cache ? new SharedTokenStore(cache, options, tenant, time, logger) : null;

    /// <returns>The entry; null when there is none, or the store fails.</returns>
    public async Task<byte[]?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            var entry = await RunAsync(token => ReadEntryAsync(key, token), cancellationToken).ConfigureAwait(false);
            if (entry is null)
                ReportRead("miss");
            return entry;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            ReportFailure(Read, e);
            return null;
        }
    }

    /// <param name="key">The key.</param>
    /// <param name="createEntry">Creates the entry.</param>
    /// <param name="lifetime">The time until the store removes it. Counted by the store, whose clock may be another one.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task WriteAsync(string key, Func<byte[]> createEntry, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        try
        {
            var entry = createEntry();
            await RunAsync(token => WriteEntryAsync(key, entry, lifetime, token), cancellationToken).ConfigureAwait(false);
            Count(Write, "ok");
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            ReportFailure(Write, e);
        }
    }

    /// <param name="result"><c>hit</c>, <c>miss</c>, or <c>stale</c> for an entry that has been read and cannot be used.</param>
    public static void ReportRead(string result) => Count(Read, result);

    /// <summary>Counts an entry that cannot be read, and logs it once in a while.</summary>
    public void ReportUnreadable(Exception failure) => ReportFailure(Read, failure);

    private static void Count(string operation, string result) =>
        ClientTelemetry.SharedTokens.Add(
            1,
            new(IncidentAnalyticsTelemetry.SharedTokenOperationTag, operation),
            new(IncidentAnalyticsTelemetry.SharedTokenResultTag, result)
        );

    private void ReportFailure(string operation, Exception failure)
    {
        var errorType = failure is TimeoutException ? ClientTelemetry.Timeout : IncidentAnalyticsException.GetErrorType(failure);
        ClientTelemetry.SharedTokens.Add(
            1,
            new(IncidentAnalyticsTelemetry.SharedTokenOperationTag, operation),
            new(IncidentAnalyticsTelemetry.SharedTokenResultTag, "failed"),
            new(IncidentAnalyticsTelemetry.ErrorTypeTag, errorType)
        );
        lock (_gate)
        {
            if (_loggedAt is { } last && _time.GetElapsedTime(last) < LogInterval)
                return;
            _loggedAt = _time.GetTimestamp();
        }

        CallLog.SharedTokensFailed(_logger, operation, errorType);
    }

    private async Task<byte[]?> ReadEntryAsync(string key, CancellationToken cancellationToken)
    {
        var entry = await _cache.GetAsync(key, cancellationToken).ConfigureAwait(false);
        if (entry is null)
            return null;

        ThrowIfTooLarge(entry);
        return _unprotect is null ? entry : _unprotect(entry) ?? throw new InvalidDataException("Unprotect returned null.");
    }

    private async Task<bool> WriteEntryAsync(string key, byte[] entry, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var bytes = _protect is null ? entry : _protect(entry) ?? throw new InvalidDataException("Protect returned null.");
        ThrowIfTooLarge(bytes);
        var expiration = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = lifetime };
        await _cache.SetAsync(key, bytes, expiration, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static void ThrowIfTooLarge(byte[] entry)
    {
        if (entry.Length > MaxEntryBytes)
            throw new InvalidDataException("The entry is too large.");
    }

    /// <summary>Runs an operation that may block its thread and ignore its cancellation token, and does not wait longer than the timeout.</summary>
    private async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_timeout, _time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var abandonment = new CancellationTokenSource();
        var running = Task.Run(() => operation(abandonment.Token), CancellationToken.None);
        running.Observe();
        try
        {
            return await running.WaitAsync(end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // What the operation does about it is foreign code too, and nothing waits for it.
            abandonment.CancelAsync().Observe();
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException();
        }
    }
}

using IncidentAnalytics.Testing;
using Microsoft.Extensions.Caching.Distributed;

namespace IncidentAnalytics.Client.Tests.Support;

/// <summary>A cache on another machine: entries expire by its clock, and a test can make its operations fail, hang or change.</summary>
internal sealed class FakeDistributedCache(FakeTimeProvider clock) : IDistributedCache
{
    private readonly object _gate = new();
    private readonly Dictionary<string, (byte[] Value, long ExpiresAt)> _entries = [];

    /// <summary>Runs before each read.</summary>
    public Func<CancellationToken, Task>? OnGet { get; set; }

    /// <summary>Runs before each write.</summary>
    public Func<CancellationToken, Task>? OnSet { get; set; }

    public int Gets { get; private set; }

    public int Sets { get; private set; }

    public TimeSpan? LastLifetime { get; private set; }

    /// <summary>The entries that have not expired.</summary>
    public IReadOnlyDictionary<string, byte[]> Entries
    {
        get
        {
            lock (_gate)
            {
                return _entries
                    .Where(e => e.Value.ExpiresAt > clock.GetTimestamp())
                    .ToDictionary(static e => e.Key, static e => e.Value.Value, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>Changes the only entry.</summary>
    public void Replace(Func<byte[], byte[]> change)
    {
        lock (_gate)
        {
            var (key, entry) = _entries.Single();
            _entries[key] = entry with { Value = change(entry.Value) };
        }
    }

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        lock (_gate)
            Gets++;
        if (OnGet is not null)
            await OnGet(token);
        return Entries.GetValueOrDefault(key);
    }

    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        lock (_gate)
            Sets++;
        if (OnSet is not null)
            await OnSet(token);
        lock (_gate)
        {
            LastLifetime = options.AbsoluteExpirationRelativeToNow;
            _entries[key] = (value, clock.GetTimestamp() + LastLifetime!.Value.Ticks);
        }
    }

    public byte[]? Get(string key) => throw new NotSupportedException("The client only uses asynchronous operations.");

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

    public void Refresh(string key) => throw new NotSupportedException();

    public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

    public void Remove(string key) => throw new NotSupportedException();

    public Task RemoveAsync(string key, CancellationToken token = default) => throw new NotSupportedException();
}

namespace IncidentAnalytics.Client.Authentication;

/// <summary>The token caches of one client, one per key.</summary>
internal sealed class TokenCacheStore : IDisposable
{
    private readonly object _gate = new();
    private readonly Dictionary<TokenKey, TokenCache> _caches = [];

    public TokenCache GetOrAdd(TokenKey key, Func<TokenCache> create)
    {
        lock (_gate)
        {
            if (!_caches.TryGetValue(key, out var cache))
                _caches.Add(key, cache = create());
            return cache;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var cache in _caches.Values)
                cache.Dispose();
        }
    }
}

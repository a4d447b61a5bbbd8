namespace IncidentAnalytics.Client.DependencyInjection;

/// <summary>The resources that a client disposes: HTTP clients, handlers, tokens, and its container in programs without one.</summary>
internal sealed class ClientResources : IDisposable
{
    private readonly object _gate = new();
    private readonly Stack<IDisposable> _resources = new();
    private readonly CancellationTokenSource _disposal = new();
    private bool _isDisposed;

    /// <summary>Canceled when the client is disposed.</summary>
    public CancellationToken Disposal => _disposal.Token;

    public T Add<T>(T resource)
        where T : IDisposable
    {
        lock (_gate)
        {
            if (!_isDisposed)
            {
                _resources.Push(resource);
                return resource;
            }
        }

        resource.Dispose();
        throw new ObjectDisposedException(nameof(IncidentAnalyticsClient));
    }

    public void Dispose()
    {
        IDisposable[] resources;
        lock (_gate)
        {
            _isDisposed = true;
            resources = [.. _resources];
            _resources.Clear();
        }

        // Outside the lock, because cancellation callbacks are foreign code, and the container disposes this object again.
        _disposal.Cancel();
        foreach (var resource in resources)
            resource.Dispose();
    }
}

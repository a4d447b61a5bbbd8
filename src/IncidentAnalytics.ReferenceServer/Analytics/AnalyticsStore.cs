using IncidentAnalytics.ReferenceServer.Analytics.Webhooks;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics;

/// <summary>The settings of <see cref="AnalyticsData"/>.</summary>
/// <param name="Seed">The server's seed; ids are derived from it.</param>
/// <param name="Clock">The server's clock.</param>
/// <param name="TrainingTime">The duration of a training by that clock.</param>
internal sealed record AnalyticsSettings(long Seed, TimeProvider Clock, TimeSpan TrainingTime);

/// <summary>
/// The analytics data of the current world. When the world is replaced, by a load or a reset, so is the data: everything that was created,
/// acknowledged or trained is discarded.
/// </summary>
/// <param name="world">The worlds.</param>
/// <param name="settings">The settings of the data.</param>
/// <param name="publish">Receives the events that webhooks deliver; called on any thread, and must not block.</param>
internal sealed class AnalyticsStore(WorldStore world, AnalyticsSettings settings, Action<AnalyticsEvent> publish) : IDisposable
{
    private readonly Lock _gate = new();
    private AnalyticsData? _current;
    private bool _disposed;

    /// <summary>The data over the current world. Read it once per request.</summary>
    public AnalyticsData Current
    {
        get
        {
            AnalyticsData? replaced;
            AnalyticsData current;
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_disposed, this);
                replaced = RemoveReplaced();
                current = _current ??= new AnalyticsData(world.Current, settings, Publish);
            }

            replaced?.Dispose();
            return current;
        }
    }

    /// <summary>Discards the data of a world that was replaced, and cancels its running trainings.</summary>
    public void DiscardReplaced()
    {
        AnalyticsData? replaced;
        lock (_gate)
        {
            replaced = RemoveReplaced();
        }

        replaced?.Dispose();
    }

    /// <summary>Discards the data, even if the world stays the same, and cancels the running trainings.</summary>
    public void Reset() => Discard(isDisposing: false);

    public void Dispose() => Discard(isDisposing: true);

    private AnalyticsData? RemoveReplaced()
    {
        if (_current is null || _current.World.Snapshot == world.Current)
        {
            return null;
        }

        var replaced = _current;
        _current = null;
        return replaced;
    }

    // The data is disposed outside of the lock because canceling a training can run code of its waiters.
    private void Discard(bool isDisposing)
    {
        AnalyticsData? discarded;
        lock (_gate)
        {
            _disposed |= isDisposing;
            (discarded, _current) = (_current, null);
        }

        discarded?.Dispose();
    }

    // Under the lock, so that no event of replaced data is published after its replacement.
    private void Publish(AnalyticsData data, AnalyticsEvent analyticsEvent)
    {
        lock (_gate)
        {
            if (data == _current && data.World.Snapshot == world.Current)
            {
                publish(analyticsEvent);
            }
        }
    }
}

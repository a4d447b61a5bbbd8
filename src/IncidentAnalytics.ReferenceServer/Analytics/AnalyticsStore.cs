using IncidentAnalytics.ReferenceServer.Analytics.Webhooks;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics;

/// <summary>
/// The analytics of a server. Another world (a load, a reset) means another state: what was created, acknowledged or trained
/// before is gone. Nothing is worked out before somebody asks.
/// </summary>
internal sealed class AnalyticsStore(WorldStore world, AnalyticsSettings settings) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<IAnalyticsNoticeSink> _sinks = [];
    private AnalyticsState? _current;
    private bool _disposed;

    /// <summary>The state over the world of this moment. Read it once per request.</summary>
    public AnalyticsState Current
    {
        get
        {
            AnalyticsState? forgotten = null;
            AnalyticsState current;
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_disposed, this);
                var snapshot = world.Current;
                if (_current?.World != snapshot)
                {
                    forgotten = _current;
                    AnalyticsState? created = null;
                    created = _current = new AnalyticsState(snapshot, settings, notice => Notify(created!, notice));
                }

                current = _current!;
            }

            forgotten?.Dispose();
            return current;
        }
    }

    /// <summary>From now on the sink hears everything.</summary>
    public void Subscribe(IAnalyticsNoticeSink sink)
    {
        lock (_gate)
        {
            _sinks.Add(sink);
        }
    }

    /// <summary>Back to the start, also when the world stays the same. Trainings that run are given up.</summary>
    public void Reset()
    {
        Forget(isLast: false);
    }

    public void Dispose()
    {
        Forget(isLast: true);
    }

    // Disposed outside of the lock: giving up a training runs the code of whoever waits for it.
    private void Forget(bool isLast)
    {
        AnalyticsState? forgotten;
        lock (_gate)
        {
            _disposed |= isLast;
            (forgotten, _current) = (_current, null);
        }

        forgotten?.Dispose();
    }

    // Under the lock, so that no notice of a state that is replaced comes after its replacement.
    private void Notify(AnalyticsState state, AnalyticsNotice notice)
    {
        lock (_gate)
        {
            if (state == _current && state.World == world.Current)
            {
                _sinks.ForEach(sink => sink.Notify(notice));
            }
        }
    }
}

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
                    _current = new AnalyticsState(snapshot, settings, Notify);
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

    private void Notify(AnalyticsNotice notice)
    {
        IAnalyticsNoticeSink[] sinks;
        lock (_gate)
        {
            sinks = [.. _sinks];
        }

        foreach (var sink in sinks)
        {
            sink.Notify(notice);
        }
    }
}

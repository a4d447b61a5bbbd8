using System.Diagnostics;
using System.Diagnostics.Metrics;
using IncidentAnalytics.Client.Diagnostics;

namespace IncidentAnalytics.Client.Tests.Support;

/// <summary>
/// Records the client's spans and measurements while it is not disposed, those of tests that run at the same time included. Calls of this
/// test are in its trace.
/// </summary>
internal sealed class Telemetry : IDisposable
{
    private readonly Activity _parent = new Activity("test").Start();
    private readonly List<Activity> _spans = [];
    private readonly List<Measurement> _measurements = [];
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters;

    public Telemetry()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == IncidentAnalyticsTelemetry.ActivitySourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                lock (_spans)
                    _spans.Add(span);
            },
        };
        ActivitySource.AddActivityListener(_activities);
        _meters = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == IncidentAnalyticsTelemetry.ActivitySourceName)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.Start();
    }

    /// <summary>The span around the test's calls.</summary>
    public Activity Parent => _parent;

    /// <summary>The spans of this test's trace, in the order of their ends.</summary>
    public IReadOnlyList<Activity> Spans => [.. AllSpans.Where(span => span.TraceId == _parent.TraceId)];

    public IReadOnlyList<Activity> AllSpans
    {
        get
        {
            lock (_spans)
                return [.. _spans];
        }
    }

    /// <summary>The measurements made in this test's trace.</summary>
    public IReadOnlyList<Measurement> Measurements => [.. AllMeasurements.Where(m => m.TraceId == _parent.TraceId)];

    public IReadOnlyList<Measurement> AllMeasurements
    {
        get
        {
            lock (_measurements)
                return [.. _measurements];
        }
    }

    public void Dispose()
    {
        _parent.Dispose();
        _activities.Dispose();
        _meters.Dispose();
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var named = tags.ToArray().ToDictionary(static t => t.Key, static t => t.Value, StringComparer.Ordinal);
        lock (_measurements)
            _measurements.Add(new(instrument.Name, value, named, Activity.Current?.TraceId));
    }
}

/// <summary>One measurement of an instrument of the client.</summary>
internal sealed record Measurement(string Name, double Value, IReadOnlyDictionary<string, object?> Tags, ActivityTraceId? TraceId);

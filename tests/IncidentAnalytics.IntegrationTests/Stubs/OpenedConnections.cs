using System.Diagnostics.Metrics;

namespace IncidentAnalytics.IntegrationTests.Stubs;

/// <summary>Counts the connections that this process opens to a port, from the metrics of the platform.</summary>
internal sealed class OpenedConnections : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly int _port;
    private int _count;

    public OpenedConnections(int port)
    {
        _port = port;
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "System.Net.Http", Name: "http.client.open_connections" or "http.client.connection.duration" })
                listener.EnableMeasurementEvents(instrument);
        };
        // Those open now (idle and active ones sum up) and those that were closed again, which report how long they lived.
        _listener.SetMeasurementEventCallback<long>((_, change, tags, _) => Add((int)change, tags));
        _listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Add(1, tags));
        _listener.Start();
    }

    public int Count => Volatile.Read(ref _count);

    public void Dispose() => _listener.Dispose();

    private void Add(int change, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (key, value) in tags)
        {
            if (key == "server.port" && value is int port && port == _port)
                Interlocked.Add(ref _count, change);
        }
    }
}

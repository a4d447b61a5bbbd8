using System.Net;
using System.Net.Sockets;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.ReferenceServer.Journal;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples;

/// <summary>A reference server on loopback in the role of the real service, with a fake clock.</summary>
internal abstract class ExampleService(IncidentAnalyticsServer server, FakeTimeProvider clock) : IAsyncDisposable
{
    public IncidentAnalyticsServer Server => server;

    public FakeTimeProvider Clock => clock;

    public RequestJournal Requests => server.Requests;

    /// <summary>An address without a listener.</summary>
    public static string UnusedAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener.LocalEndpoint.ToString()!;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private protected static async Task<T> StartAsync<T>(Func<IncidentAnalyticsServer, FakeTimeProvider, T> create, Fault[] faults)
    {
        var clock = new FakeTimeProvider();
        var server = await IncidentAnalyticsServer.StartAsync(
            new() { Port = 0, TimeProvider = clock },
            TestContext.Current.CancellationToken
        );
        server.Faults.Add(faults);
        return create(server, clock);
    }
}

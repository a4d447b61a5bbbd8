using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics;

/// <summary>A server over the generated world, shared by the read-only tests of a class.</summary>
public sealed class GeneratedAnalytics : IAsyncLifetime
{
    public AnalyticsTestServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await AnalyticsTestServer.StartGeneratedAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}

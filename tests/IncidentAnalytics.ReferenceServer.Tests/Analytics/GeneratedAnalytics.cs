using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics;

/// <summary>One server over the generated world for all tests of a class that change nothing.</summary>
public sealed class GeneratedAnalytics : IAsyncLifetime
{
    public AnalyticsTestServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await AnalyticsTestServer.StartGeneratedAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}

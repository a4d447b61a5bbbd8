using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void Runs() => Assert.True(true);
}

using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tool.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void Runs() => Assert.True(true);
}

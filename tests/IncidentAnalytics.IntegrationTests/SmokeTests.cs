using Xunit;

namespace IncidentAnalytics.IntegrationTests;

public sealed class SmokeTests
{
    [Fact]
    public void Runs() => Assert.True(true);
}

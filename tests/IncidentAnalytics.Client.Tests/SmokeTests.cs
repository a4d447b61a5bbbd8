using Xunit;

namespace IncidentAnalytics.Client.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void Runs() => Assert.True(true);
}

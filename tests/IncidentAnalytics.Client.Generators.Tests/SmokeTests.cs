using Xunit;

namespace IncidentAnalytics.Client.Generators.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void Runs() => Assert.True(true);
}

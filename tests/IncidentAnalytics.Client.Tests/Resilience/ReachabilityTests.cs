using System.Net;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Resilience;

public sealed class ReachabilityTests
{
    [Theory]
    [InlineData(302, false)]
    [InlineData(400, true)]
    [InlineData(401, false)]
    [InlineData(403, false)]
    [InlineData(404, true)]
    [InlineData(405, true)]
    [InlineData(407, false)]
    [InlineData(408, false)]
    [InlineData(429, false)]
    [InlineData(499, true)]
    [InlineData(500, false)]
    public void IsProvenBy_IsTrue_WhenTheServiceRefusedTheRequestItself(int status, bool isProven)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);

        Assert.Equal(isProven, Reachability.IsProvenBy(response));
    }
}

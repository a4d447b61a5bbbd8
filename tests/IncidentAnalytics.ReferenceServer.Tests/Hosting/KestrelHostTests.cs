using System.Net;
using IncidentAnalytics.ReferenceServer.Hosting;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Hosting;

public sealed class KestrelHostTests
{
    [Fact]
    public void CreateOptions_SetsTimeLimits_ThatDoNotOverflow()
    {
        var limits = KestrelHost.CreateOptions(new IncidentAnalyticsServerOptions(), new IPEndPoint(IPAddress.Loopback, 0)).Limits;

        foreach (var limit in new[] { limits.KeepAliveTimeout, limits.RequestHeadersTimeout })
        {
            Assert.True(limit > TimeSpan.FromDays(30));

            // Its clock counts nanoseconds in 64 bits: an infinite limit would overflow into the past.
            Assert.True(limit.TotalNanoseconds < long.MaxValue / 2d);
        }

        Assert.Null(limits.MinRequestBodyDataRate);
        Assert.Null(limits.MinResponseDataRate);
    }
}

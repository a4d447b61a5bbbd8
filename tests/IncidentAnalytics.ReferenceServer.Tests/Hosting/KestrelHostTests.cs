using IncidentAnalytics.ReferenceServer.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Hosting;

public sealed class KestrelHostTests
{
    [Fact]
    public async Task Create_SetsTimeLimits_ThatDoNotOverflow()
    {
        await using var application = KestrelHost.Create(new IncidentAnalyticsServerOptions(), new());
        var limits = application.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

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

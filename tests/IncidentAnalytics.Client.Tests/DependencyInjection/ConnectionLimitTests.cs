using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IncidentAnalytics.Client.Tests.DependencyInjection;

public sealed class ConnectionLimitTests
{
    [Theory]
    [InlineData(null, 100)]
    [InlineData("1", 1)]
    [InlineData("10000", 10_000)]
    public void MaxConnectionsPerServer_LimitsServicesAndTokenEndpoints(string? value, int expected)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["IA:MaxConnectionsPerServer"] = value,
                    ["IA:Tickets:BaseAddress"] = "https://monitoring.example.com",
                    ["IA:Tickets:Credential:Type"] = "Bearer",
                    ["IA:Tickets:Credential:Token"] = "t",
                }
            )
            .Build();
        var services = new ServiceCollection();
        services.AddIncidentAnalytics(configuration.GetSection("IA"));
        using var provider = services.BuildServiceProvider();

        foreach (
            var name in Enum.GetValues<IncidentAnalyticsService>()
                .Select(static s => HttpClientNames.ForService(s, null))
                .Append(HttpClientNames.ForTokens(null))
        )
        {
            var handler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(name);
            while (handler is DelegatingHandler delegating)
                handler = delegating.InnerHandler!;
            Assert.Equal(expected, Assert.IsType<SocketsHttpHandler>(handler).MaxConnectionsPerServer);
        }
    }
}

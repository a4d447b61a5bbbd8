using System.Net;
using IncidentAnalytics.Client.Authentication;
using IncidentAnalytics.Client.Configuration;
using IncidentAnalytics.Client.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Sonar;

public sealed class SonarOptionsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Bind_ReadsSonarSection()
    {
        var options = new IncidentAnalyticsClientOptions();
        Assert.Equal(3, options.Sonar.MaxRetries);

        OptionsBinder.Bind(Section(), options, tenant: null);

        Assert.Equal(new Uri("https://sonar.example.com"), options.Sonar.BaseAddress);
        Assert.Equal(
            (TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(10), 2),
            (options.Sonar.Timeout, options.Sonar.AttemptTimeout, options.Sonar.MaxRetries)
        );
        Assert.IsType<HeaderCredential>(options.Sonar.Credential);
    }

    [Fact]
    public async Task ConfigureHttpClient_AppliesToSonar()
    {
        var server = new ScriptedHandler().Respond(HttpStatusCode.OK, """{"total":3}""");
        var services = new ServiceCollection();
        services
            .AddIncidentAnalytics(Section())
            .ConfigureHttpClient(IncidentAnalyticsService.Sonar, b => b.ConfigurePrimaryHttpMessageHandler(() => server));
        await using var provider = services.BuildServiceProvider();

        Assert.Equal(3, await provider.GetRequiredService<IncidentAnalyticsClient>().Sonar.CountTicketsAsync(cancellationToken: Token));
        Assert.Equal("Bearer key", Assert.Single(server.Calls).Headers["Authorization"]);
    }

    [Fact]
    public void Validate_NamesInvalidOptions()
    {
        var e = Assert.Throws<OptionsValidationException>(static () =>
            IncidentAnalyticsClient.Create(static o =>
            {
                o.Sonar.BaseAddress = new Uri("http://sonar.example.com");
                o.Sonar.MaxRetries = 11;
            })
        );

        Assert.Contains("Sonar.BaseAddress 'http://sonar.example.com/' must use https", e.Message, StringComparison.Ordinal);
        Assert.Contains("Sonar.Credential is missing", e.Message, StringComparison.Ordinal);
        Assert.Contains("Sonar.MaxRetries '11' must be from 0 to 10", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sonar_Throws_WhenServiceIsNotConfigured()
    {
        await using var client = TestClient.Create(new ScriptedHandler());

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            client.Sonar.ListTicketsAsync(cancellationToken: Token).ToListAsync(Token)
        );

        Assert.Equal(
            "sonar.list_tickets cannot be called: the Sonar service is not configured. Set Sonar.BaseAddress and Sonar.Credential.",
            e.Message
        );
    }

    private static IConfigurationSection Section() =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["IA:Sonar:BaseAddress"] = "https://sonar.example.com",
                    ["IA:Sonar:Timeout"] = "00:00:50",
                    ["IA:Sonar:AttemptTimeout"] = "00:00:10",
                    ["IA:Sonar:MaxRetries"] = "2",
                    ["IA:Sonar:Credential:Type"] = "Bearer",
                    ["IA:Sonar:Credential:Token"] = "key",
                }
            )
            .Build()
            .GetSection("IA");
}

using IncidentAnalytics.Client.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Analytics;

/// <summary>Options of the service, from code and from configuration.</summary>
public sealed class AnalyticsOptionsTests
{
    [Theory]
    [InlineData("Token", "HeaderCredential")]
    [InlineData("session", "SessionCredential")]
    [InlineData("Bearer", "HeaderCredential")]
    public void Bind_ReadsAnalyticsSection(string type, string credential)
    {
        var options = Bind(
            new()
            {
                ["Analytics:BaseAddress"] = "https://api.example.com/gateway",
                ["Analytics:MaxRetries"] = "5",
                ["Analytics:Credential:Type"] = type,
                [type == "session" ? "Analytics:Credential:SessionId" : "Analytics:Credential:Token"] = "s",
                [type == "session" ? "Analytics:Credential:CsrfToken" : "UserAgent"] = "c",
            }
        );

        Assert.Equal((new Uri("https://api.example.com/gateway"), 5), (options.Analytics.BaseAddress, options.Analytics.MaxRetries));
        Assert.Equal(credential, options.Analytics.Credential!.ToString());
    }

    [Theory]
    [InlineData("Token", null, "IA:Analytics:Credential:Token is missing.")]
    [InlineData("Session", null, "IA:Analytics:Credential:SessionId is missing.")]
    [InlineData("Session", "SessionId", "IA:Analytics:Credential:CsrfToken is missing.")]
    public void Bind_NamesMissingSecret(string type, string? given, string message)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Analytics:Credential:Type"] = type };
        if (given is not null)
            values["Analytics:Credential:" + given] = "s";
        Assert.Equal(message, Assert.Throws<OptionsValidationException>(() => Bind(values)).Message);
    }

    [Fact]
    public void MaxRetries_Is3_ByDefault() => Assert.Equal(3, new IncidentAnalyticsClientOptions().Analytics.MaxRetries);

    [Theory]
    [InlineData("https://api.example.com/api/analytics")]
    [InlineData("https://api.example.com/gateway/api/analytics/")]
    public void BaseAddress_IsInvalid_WhenItEndsInApiPath(string address) =>
        Assert.Contains(
            $"Analytics.BaseAddress '{address}' must not end with /api/analytics",
            Assert.Throws<OptionsValidationException>(() => Create(address)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Create_Throws_WhenCredentialIsMissing() =>
        Assert.Contains(
            "Analytics.Credential is missing",
            Assert
                .Throws<OptionsValidationException>(static () =>
                    IncidentAnalyticsClient.Create(static o => o.Analytics.BaseAddress = new Uri("https://api.example.com"))
                )
                .Message,
            StringComparison.Ordinal
        );

    private static void Create(string address) =>
        IncidentAnalyticsClient
            .Create(o =>
            {
                o.Analytics.BaseAddress = new Uri(address);
                o.Analytics.Credential = Credential.Token("t");
            })
            .Dispose();

    private static IncidentAnalyticsClientOptions Bind(Dictionary<string, string?> values)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(static v => KeyValuePair.Create("IA:" + v.Key, v.Value)))
            .Build();
        var options = new IncidentAnalyticsClientOptions();
        OptionsBinder.Bind(configuration.GetSection("IA"), options, tenant: null);
        return options;
    }
}

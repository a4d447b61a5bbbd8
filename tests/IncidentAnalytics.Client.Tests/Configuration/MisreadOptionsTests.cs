using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Configuration;

/// <summary>Invalid configuration is refused with the tenant, the path, the value and the expected form.</summary>
public sealed class MisreadOptionsTests
{
    private const string TimeForm = "is not a time as hh:mm:ss, or d.hh:mm:ss from a day on (such as 1.00:00:00).";

    private static readonly string[] TimeKeys =
    [
        "Tickets:Timeout",
        "Tickets:AttemptTimeout",
        "Events:Timeout",
        "Sonar:AttemptTimeout",
        "Analytics:Timeout",
        "TokenRequests:Timeout",
        "TokenRequests:AttemptTimeout",
        "SharedTokens:Timeout",
    ];

    private static Dictionary<string, string?> ClientCredentials =>
        new()
        {
            ["Events:Credential:Type"] = "ClientCredentials",
            ["Events:Credential:TokenEndpoint"] = "https://auth.example.com/token",
            ["Events:Credential:ClientId"] = "id",
            ["Events:Credential:ClientSecret"] = "my-secret",
        };

    private static Dictionary<string, string?> IamPassword =>
        new()
        {
            ["Events:Credential:Type"] = "IamPassword",
            ["Events:Credential:Endpoint"] = "https://iam.example.com",
            ["Events:Credential:UserName"] = "reader",
            ["Events:Credential:Password"] = "my-password",
            ["Events:Credential:DomainName"] = "example",
        };

    [Theory]
    [InlineData("24:00:00")]
    [InlineData("24:00")]
    [InlineData("25:30:00")]
    [InlineData("48:00:00")]
    [InlineData("100:00:00")]
    [InlineData("24:00:00.5")]
    [InlineData("1.24:00:00")]
    [InlineData("24:00:00:00")]
    [InlineData("-24:00:00")]
    [InlineData("-2147483648:00:00")]
    [InlineData("5")]
    [InlineData(" 24:00:00 ")]
    [InlineData("00:60:00")]
    [InlineData("00:00:60")]
    [InlineData("30")]
    [InlineData("30s")]
    [InlineData("00:00:30 s")]
    [InlineData("PT30S")]
    [InlineData("1,00:00:00")]
    [InlineData(":30:00")]
    [InlineData("::")]
    [InlineData(":")]
    public void Bind_RefusesTimes_OfOtherForms(string value)
    {
        foreach (var key in TimeKeys)
        {
            var e = Assert.Throws<OptionsValidationException>(() => Create(new() { [key] = value }));
            Assert.Equal($"IA:{key} '{value}' {TimeForm}", e.Message);
        }

        foreach (var credential in new[] { ClientCredentials, IamPassword })
        {
            var e = Assert.Throws<OptionsValidationException>(() =>
                Create(new(credential) { ["Events:Credential:DefaultLifetime"] = value })
            );
            Assert.Equal($"IA:Events:Credential:DefaultLifetime '{value}' {TimeForm}", e.Message);
        }
    }

    [Theory]
    [InlineData("00:00:30", 30)]
    [InlineData("0:00:30", 30)]
    [InlineData("00:01", 60)]
    [InlineData("23:59:59", 86_399)]
    [InlineData("1.00:00:00", 86_400)]
    [InlineData("1:00:00:00", 86_400)]
    [InlineData("00:00:00.5", 0.5)]
    public void Bind_ReadsTimes(string value, double seconds)
    {
        using var provider = Create(new() { ["Tickets:Timeout"] = value, ["Tickets:AttemptTimeout"] = "00:00:00.1" });

        Assert.Equal(TimeSpan.FromSeconds(seconds), Options(provider).Tickets.Timeout);
    }

    [Theory]
    [InlineData(
        "Ticket:BaseAddress",
        "https://x.example.com",
        "IA:Ticket is not an option. Known options: MaxResponseBytes, MaxConnectionsPerServer, KeepHostHandlers, UserAgent, TokenRequests, SharedTokens, Tickets, Events, Sonar, Analytics."
    )]
    [InlineData(
        "Tickets:BaseUrl",
        "https://x.example.com",
        "IA:Tickets:BaseUrl is not an option. Known options: BaseAddress, Credential, Timeout, AttemptTimeout, MaxRetries, ClientId."
    )]
    [InlineData(
        "Tickets:ProjectId",
        "p",
        "IA:Tickets:ProjectId is not an option. Known options: BaseAddress, Credential, Timeout, AttemptTimeout, MaxRetries, ClientId."
    )]
    [InlineData(
        "Events:ClientId",
        "c",
        "IA:Events:ClientId is not an option. Known options: BaseAddress, Credential, Timeout, AttemptTimeout, MaxRetries, ProjectId."
    )]
    [InlineData(
        "Sonar:Retries",
        "1",
        "IA:Sonar:Retries is not an option. Known options: BaseAddress, Credential, Timeout, AttemptTimeout, MaxRetries."
    )]
    [InlineData(
        "TokenRequests:Retries",
        "1",
        "IA:TokenRequests:Retries is not an option. Known options: Timeout, AttemptTimeout, MaxRetries."
    )]
    [InlineData("Tickets:Credential:Secret", "my-secret", "IA:Tickets:Credential:Secret is not an option. Known options: Type, Token.")]
    [InlineData(
        "MaxResponseByte",
        "1",
        "IA:MaxResponseByte is not an option. Known options: MaxResponseBytes, MaxConnectionsPerServer, KeepHostHandlers, UserAgent, TokenRequests, SharedTokens, Tickets, Events, Sonar, Analytics."
    )]
    [InlineData(
        "Analytics",
        "https://x.example.com",
        "IA:Analytics is a value, but must be a section with the keys BaseAddress, Credential, Timeout, AttemptTimeout, MaxRetries."
    )]
    [InlineData(
        "TokenRequests",
        "00:00:30",
        "IA:TokenRequests is a value, but must be a section with the keys Timeout, AttemptTimeout, MaxRetries."
    )]
    [InlineData("Sonar:Credential", "my-secret", "IA:Sonar:Credential is a value, but must be a section with a Type.")]
    [InlineData("Tickets:Timeout:Value", "00:00:30", "IA:Tickets:Timeout is a section, but must be a value.")]
    [InlineData("Sonar:BaseAddress:0", "https://x.example.com", "IA:Sonar:BaseAddress is a section, but must be a value.")]
    [InlineData("Events:ProjectId:0", "p", "IA:Events:ProjectId is a section, but must be a value.")]
    [InlineData(
        "Tickets:Credential:Token",
        "my-secret\n",
        "IA:Tickets:Credential:Token: A header's value may hold only visible ASCII characters, spaces and tabs (no CR or LF)."
    )]
    [InlineData("Tickets:Credential:Token", " ", "IA:Tickets:Credential:Token is missing.")]
    public void Bind_RefusesUnknownKeysAndValues(string key, string value, string message)
    {
        var e = Assert.Throws<OptionsValidationException>(() => Create(new() { [key] = value }));

        Assert.Equal(message, e.Message);
        Assert.DoesNotContain("my-secret", e.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tickets:Timeout", "\u001B[31m1\r\nforged: line\u202E")]
    [InlineData("Tickets:Time\0out", "00:00:30")]
    [InlineData("Tickets:Credential:Type", "\u001B[2J")]
    [InlineData("Tickets:BaseAddress", "ftp\u202E://x\0")]
    [InlineData("Tickets:BaseAddress", "ftp://x.example.com/\0")]
    public void Messages_CanBeShown_WhateverTheConfigurationContains(string key, string value)
    {
        var e = Assert.Throws<OptionsValidationException>(() => Create(new() { [key] = value + new string('x', 10_000) }));

        Assert.All(e.Failures, static failure => Support.AssertText.IsShowable(failure, 2_001));
    }

    [Fact]
    public void Bind_NamesTheTenant_InItsMessages()
    {
        var e = Assert.Throws<OptionsValidationException>(() => Create(new() { ["Tickets:Timeout"] = "24:00:00" }, tenant: "eu"));

        Assert.Equal(("eu", $"Tenant 'eu': IA:Tickets:Timeout '24:00:00' {TimeForm}"), (e.OptionsName, e.Message));
    }

    [Theory]
    [InlineData(null, "No service is configured in section 'Missing'.")]
    [InlineData("eu", "Tenant 'eu': No service is configured in section 'Missing'.")]
    public void Bind_RefusesEmptySections(string? tenant, string message)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Other:Key"] = "x" })
            .Build();

        var e = Assert.Throws<OptionsValidationException>(() => CreateFrom(configuration.GetSection("Missing"), tenant));

        Assert.StartsWith(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_RefusesOptionsWithoutAService()
    {
        var e = Assert.Throws<OptionsValidationException>(() => IncidentAnalyticsClient.Create(static _ => { }));

        Assert.Equal("No service is configured. Set BaseAddress and Credential of Tickets, Events, Sonar or Analytics.", e.Message);
    }

    [Fact]
    public async Task StartAsync_ThrowsTheProblemsOfAllTenants()
    {
        var services = new ServiceCollection();
        foreach (var (tenant, value) in new[] { ("eu", "24:00:00"), ("us", "soon") })
            services.AddIncidentAnalytics(tenant, Configuration(new() { ["Tickets:Timeout"] = value }));
        await using var provider = services.BuildServiceProvider();

        var e = Assert.Throws<AggregateException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.All(e.InnerExceptions, static i => Assert.IsType<OptionsValidationException>(i));
        Assert.Equal(
            [$"Tenant 'eu': IA:Tickets:Timeout '24:00:00' {TimeForm}", $"Tenant 'us': IA:Tickets:Timeout 'soon' {TimeForm}"],
            e.InnerExceptions.Select(static i => i.Message)
        );
    }

    /// <summary>Values out of range are reported by their key, like values that cannot be read.</summary>
    [Theory]
    [InlineData("Tickets:MaxRetries", "11", "IA:Tickets:MaxRetries '11' must be from 0 to 10.")]
    [InlineData("Tickets:Timeout", "00:00:00", "IA:Tickets:Timeout '00:00:00' must be above zero and at most a day.")]
    [InlineData("Tickets:Timeout", "2.00:00:00", "IA:Tickets:Timeout '2.00:00:00' must be above zero and at most a day.")]
    [InlineData("TokenRequests:MaxRetries", "-1", "IA:TokenRequests:MaxRetries '-1' must be from 0 to 10.")]
    [InlineData("Tickets:AttemptTimeout", "00:00:00", "IA:Tickets:AttemptTimeout '00:00:00' must be above zero.")]
    [InlineData("Tickets:Timeout", "1.00:00:00.0000001", "IA:Tickets:Timeout '1.00:00:00.0000001' must be above zero and at most a day.")]
    [InlineData("UserAgent", "a\nb", "IA:UserAgent has characters that no header can carry.")]
    [InlineData(
        "Tickets:ClientId",
        "a\nb",
        "IA:Tickets:ClientId, or the credential's client id when null, has characters that no header can carry."
    )]
    [InlineData(
        "TokenRequests:AttemptTimeout",
        "00:01:00",
        "IA:TokenRequests:AttemptTimeout '00:01:00' must not be longer than IA:TokenRequests:Timeout '00:00:30'."
    )]
    [InlineData("MaxConnectionsPerServer", "0", "IA:MaxConnectionsPerServer '0' must be from 1 to 10000.")]
    [InlineData("MaxConnectionsPerServer", "10001", "IA:MaxConnectionsPerServer '10001' must be from 1 to 10000.")]
    [InlineData("MaxResponseBytes", "0", "IA:MaxResponseBytes '0' must be above zero.")]
    [InlineData(
        "Tickets:BaseAddress",
        "http://monitoring.example.com",
        "IA:Tickets:BaseAddress 'http://monitoring.example.com/' must use https: credentials would travel in clear text (http is allowed on loopback only)."
    )]
    [InlineData(
        "Tickets:BaseAddress",
        "http://loopback/",
        "IA:Tickets:BaseAddress 'http://localhost/' must use https: credentials would travel in clear text (http is allowed on loopback only)."
    )]
    [InlineData(
        "Tickets:BaseAddress",
        "https://monitoring.example.com/v3?tenant=1",
        "IA:Tickets:BaseAddress 'https://monitoring.example.com/v3' must not have a query (?…)."
    )]
    public void Validate_RefusesValuesOutOfRange_ByTheirKey(string key, string value, string message)
    {
        var e = Assert.Throws<OptionsValidationException>(() => Create(new() { [key] = value }));

        Assert.Contains(message, e.Failures);
    }

    [Fact]
    public void Validate_NamesTheKey_OfAWholeConfiguration()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Tickets:BaseAddress"] = "https://monitoring.example.com",
                    ["Tickets:Credential:Type"] = "Bearer",
                    ["Tickets:Credential:Token"] = "t",
                    ["Tickets:MaxRetries"] = "11",
                }
            )
            .Build();

        var e = Assert.Throws<OptionsValidationException>(() => CreateFrom(configuration));

        Assert.Equal(["Tickets:MaxRetries '11' must be from 0 to 10."], e.Failures);
    }

    [Theory]
    [InlineData("Tickets:MaxRetries", "0")]
    [InlineData("Tickets:MaxRetries", "10")]
    [InlineData("Tickets:Timeout", "1.00:00:00")]
    [InlineData("Tickets:AttemptTimeout", "00:01:40")]
    [InlineData("TokenRequests:AttemptTimeout", "00:00:00.0000001")]
    [InlineData("MaxConnectionsPerServer", "1")]
    [InlineData("MaxConnectionsPerServer", "10000")]
    [InlineData("MaxResponseBytes", "1")]
    public void Validate_AllowsTheLimits(string key, string value)
    {
        using var provider = Create(new() { [key] = value });

        Assert.NotNull(Options(provider).Tickets.Credential);
    }

    [Theory]
    [InlineData("http://loopback", false)]
    [InlineData("http://LOOPBACK:8080/", false)]
    [InlineData("http://localhost.example.com", false)]
    [InlineData("http://127.0.0.1.example.com", false)]
    [InlineData("http://localhost", true)]
    [InlineData("http://127.0.0.1:5000", true)]
    [InlineData("http://127.9.9.9", true)]
    [InlineData("http://[::1]:5000", true)]
    public void Validate_AllowsHttp_OnLoopbackOnly(string address, bool isAllowed)
    {
        var options = Support.TestClient.ClientCredentials();
        options.TokenEndpoint = new Uri(address);
        var iam = Support.TestEvents.IamPassword();
        iam.Endpoint = new Uri(address);
        if (isAllowed)
        {
            Credential.ClientCredentials(options);
            Credential.IamPassword(iam);
        }
        else
        {
            Assert.Throws<ArgumentException>("TokenEndpoint", () => Credential.ClientCredentials(options));
            Assert.Throws<ArgumentException>("Endpoint", () => Credential.IamPassword(iam));
        }
    }

    private static IncidentAnalyticsClientOptions Options(IServiceProvider provider) =>
        provider.GetRequiredService<IOptionsMonitor<IncidentAnalyticsClientOptions>>().CurrentValue;

    /// <summary>A valid section with additional values.</summary>
    private static IConfigurationSection Configuration(Dictionary<string, string?> values)
    {
        var all = new Dictionary<string, string?>
        {
            ["Tickets:BaseAddress"] = "https://monitoring.example.com",
            ["Tickets:Credential:Type"] = "Bearer",
            ["Tickets:Credential:Token"] = "t",
        };
        foreach (var (key, value) in values)
            all[key] = value;
        return new ConfigurationBuilder()
            .AddInMemoryCollection(all.ToDictionary(static v => "IA:" + v.Key, static v => v.Value))
            .Build()
            .GetSection("IA");
    }

    private static ServiceProvider Create(Dictionary<string, string?> values, string? tenant = null) =>
        CreateFrom(Configuration(values), tenant);

    private static ServiceProvider CreateFrom(IConfiguration configuration, string? tenant = null)
    {
        var services = new ServiceCollection();
        _ = tenant is null ? services.AddIncidentAnalytics(configuration) : services.AddIncidentAnalytics(tenant, configuration);
        var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();
        return provider;
    }
}

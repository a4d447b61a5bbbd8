using IncidentAnalytics.Client.Authentication;
using IncidentAnalytics.Client.Configuration;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Configuration;

public sealed class OptionsBinderTests
{
    [Fact]
    public void Bind_ReadsAWholeSection()
    {
        var options = Bind(
            new()
            {
                ["MaxResponseBytes"] = "1048576",
                ["MaxConnectionsPerServer"] = "7",
                ["TokenRequests:Timeout"] = "00:00:20",
                ["TokenRequests:AttemptTimeout"] = "00:00:05",
                ["TokenRequests:MaxRetries"] = "4",
                ["UserAgent"] = "my-app/1.4",
                ["KeepHostHandlers"] = "true",
                ["Tickets:BaseAddress"] = "https://monitoring.example.com/gateway",
                ["Tickets:ClientId"] = "header-id",
                ["Tickets:Timeout"] = "00:02:30",
                ["Tickets:AttemptTimeout"] = "0:00:10.5",
                ["Tickets:MaxRetries"] = "4",
                ["Tickets:Credential:Type"] = "clientcredentials",
                ["Tickets:Credential:TokenEndpoint"] = "https://auth.example.com/oauth2/token",
                ["Tickets:Credential:ClientId"] = "my-client",
                ["Tickets:Credential:ClientSecret"] = "my-secret",
                ["Tickets:Credential:Scope"] = "read",
                ["Tickets:Credential:ClientAuthentication"] = "client_secret_basic",
                ["Tickets:Credential:DefaultLifetime"] = "00:10:00",
            }
        );

        Assert.Equal((1048576, 7), (options.MaxResponseBytes, options.MaxConnectionsPerServer));
        Assert.Equal(
            (TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(5), 4),
            (options.TokenRequests.Timeout, options.TokenRequests.AttemptTimeout, options.TokenRequests.MaxRetries)
        );
        Assert.Equal("my-app/1.4", options.UserAgent);
        Assert.True(options.KeepHostHandlers);
        Assert.Equal(new Uri("https://monitoring.example.com/gateway"), options.Tickets.BaseAddress);
        Assert.Equal("header-id", options.Tickets.ClientId);
        Assert.Equal(TimeSpan.FromSeconds(150), options.Tickets.Timeout);
        Assert.Equal(TimeSpan.FromSeconds(10.5), options.Tickets.AttemptTimeout);
        Assert.Equal(4, options.Tickets.MaxRetries);
        var credential = Assert.IsType<ClientCredentialsCredential>(options.Tickets.Credential);
        Assert.Equal("my-client", credential.ClientId);
    }

    [Fact]
    public async Task Bind_ReadsTheEventsSection()
    {
        var options = Bind(
            new()
            {
                ["Events:BaseAddress"] = "https://aom.example.com",
                ["Events:ProjectId"] = "2a47",
                ["Events:MaxRetries"] = "2",
                ["Events:Timeout"] = "00:01:00",
                ["Events:AttemptTimeout"] = "00:00:20",
                ["Events:Credential:Type"] = "IamPassword",
                ["Events:Credential:Endpoint"] = "https://iam.example.com",
                ["Events:Credential:UserName"] = "reader",
                ["Events:Credential:Password"] = "my-password",
                ["Events:Credential:DomainName"] = "example",
                ["Events:Credential:ProjectName"] = "eu-west-1",
                ["Events:Credential:DefaultLifetime"] = "00:07:00",
            }
        );

        Assert.Equal(new Uri("https://aom.example.com"), options.Events.BaseAddress);
        Assert.Equal("2a47", options.Events.ProjectId);
        Assert.Equal(
            (2, TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(20)),
            (options.Events.MaxRetries, options.Events.Timeout, options.Events.AttemptTimeout)
        );
        Assert.Null(options.Tickets.Credential);

        // What the credential was made of shows in what it sends.
        var server = new ScriptedHandler { Token = static (_, _) => Task.FromResult(TestEvents.IamAnswer("t", "{}")) };
        server.Respond(System.Net.HttpStatusCode.OK, TestEvents.EmptyAnswer).Respond(System.Net.HttpStatusCode.OK, TestEvents.EmptyAnswer);
        var clock = new FakeTimeProvider();
        using var client = TestEvents.Create(server, clock, o => o.Events.Credential = options.Events.Credential);
        await client.GetStatisticsAsync(cancellationToken: TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromMinutes(7));
        await client.GetStatisticsAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(2, server.TokenRequests.Count);
        var request = server.TokenRequests[0];
        Assert.Equal("iam.example.com", request.Address.Host);
        Assert.Equal(
            """{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"reader","password":"my-password","domain":{"name":"example"}}}},"scope":{"project":{"name":"eu-west-1"}}}}""",
            request.Text
        );
    }

    [Fact]
    public void Bind_ReadsTheProjectId_OfIamPassword()
    {
        var options = Bind(
            new()
            {
                ["Events:Credential:Type"] = "iampassword",
                ["Events:Credential:Endpoint"] = "https://iam.example.com",
                ["Events:Credential:UserName"] = "reader",
                ["Events:Credential:Password"] = "my-password",
                ["Events:Credential:DomainName"] = "example",
                ["Events:Credential:ProjectId"] = "2a47",
            }
        );

        Assert.Equal("2a47", Assert.IsType<IamPasswordCredential>(options.Events.Credential).ProjectId);
    }

    [Theory]
    [InlineData("", "", null)]
    [InlineData(null, null, "my-client")]
    [InlineData("header-id", "header-id", "header-id")]
    public void Bind_OmitsTheClientIdHeader_WhenTheClientIdIsEmpty(string? value, string? clientId, string? header)
    {
        var options = Bind(
            new()
            {
                ["Tickets:ClientId"] = value,
                ["Tickets:Credential:Type"] = "ClientCredentials",
                ["Tickets:Credential:TokenEndpoint"] = "https://auth.example.com/oauth2/token",
                ["Tickets:Credential:ClientId"] = "my-client",
                ["Tickets:Credential:ClientSecret"] = "my-secret",
            }
        );

        Assert.Equal(clientId, options.Tickets.ClientId);
        Assert.Equal(header, options.Tickets.ClientIdHeader);
    }

    [Fact]
    public void Bind_ReadsAnIamToken()
    {
        var options = Bind(new() { ["Events:Credential:Type"] = "IamToken", ["Events:Credential:Token"] = "t" });

        Assert.IsType<HeaderCredential>(options.Events.Credential);
        Assert.Equal(3, options.Events.MaxRetries);
    }

    [Fact]
    public void Bind_KeepsDefaults_OfMissingKeys()
    {
        var options = Bind(new() { ["Tickets:BaseAddress"] = "", ["Tickets:Timeout"] = "" });

        Assert.Null(options.Tickets.BaseAddress);
        Assert.Null(options.Tickets.Credential);
        Assert.Equal(TimeSpan.FromSeconds(100), options.Tickets.Timeout);
        Assert.Equal(1, options.Tickets.MaxRetries);
        Assert.Equal(64 * 1024 * 1024, options.MaxResponseBytes);
    }

    [Fact]
    public void Bind_KeepsValuesThatWereSetBefore_OfMissingKeys()
    {
        var options = CreateWithValues();

        OptionsBinder.Bind(Section(new() { ["Sonar:MaxRetries"] = "2" }), options, tenant: null);

        Assert.Equal(
            ("set/1.0", new Uri("https://set.example.com"), "set-client", "set-project"),
            (options.UserAgent, options.Tickets.BaseAddress, options.Tickets.ClientId, options.Events.ProjectId)
        );
    }

    [Fact]
    public void Bind_ReplacesValuesThatWereSetBefore()
    {
        var options = CreateWithValues();

        OptionsBinder.Bind(
            Section(
                new()
                {
                    ["UserAgent"] = "bound/2.0",
                    ["Tickets:BaseAddress"] = "https://bound.example.com",
                    ["Tickets:ClientId"] = "bound-client",
                    ["Events:ProjectId"] = "bound-project",
                }
            ),
            options,
            tenant: null
        );

        Assert.Equal(
            ("bound/2.0", new Uri("https://bound.example.com"), "bound-client", "bound-project"),
            (options.UserAgent, options.Tickets.BaseAddress, options.Tickets.ClientId, options.Events.ProjectId)
        );
    }

    /// <summary>Environment variables cannot be removed from a configuration, only be emptied.</summary>
    [Fact]
    public void Bind_IgnoresEmptySections()
    {
        var options = Bind(
            new()
            {
                ["Analytics"] = "",
                ["TokenRequests"] = "",
                ["Sonar:Credential"] = "",
                ["Tickets:Credential"] = "",
                ["Tickets:Credential:Type"] = "Bearer",
                ["Tickets:Credential:Token"] = "t",
            }
        );

        Assert.Null(options.Sonar.Credential);
        Assert.IsType<HeaderCredential>(options.Tickets.Credential);
    }

    [Fact]
    public void Bind_ReadsTheRoot_WithKeysOfOtherComponents()
    {
        var root = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Logging:LogLevel:Default"] = "Debug",
                    ["UserAgent"] = "my-app/1.4",
                    ["MaxResponseBytes"] = "many",
                }
            )
            .Build();
        var options = new IncidentAnalyticsClientOptions();

        var e = Assert.Throws<OptionsValidationException>(() => OptionsBinder.Bind(root, options, tenant: null));

        Assert.Equal("MaxResponseBytes 'many' is not a whole number.", e.Message);
        Assert.Equal("", options.ConfigurationPath);
        root["MaxResponseBytes"] = "5";
        OptionsBinder.Bind(root, options, tenant: null);
        Assert.Equal(("my-app/1.4", 5), (options.UserAgent, options.MaxResponseBytes));
    }

    [Theory]
    [InlineData("client_secret_post", true)]
    [InlineData("ClientSecretPost", true)]
    [InlineData("client_secret_basic", false)]
    [InlineData("ClientSecretBasic", false)]
    [InlineData(null, true)]
    public async Task Bind_ReadsTheClientAuthentication(string? value, bool isInBody)
    {
        var options = Bind(
            new()
            {
                ["Tickets:Credential:Type"] = "ClientCredentials",
                ["Tickets:Credential:TokenEndpoint"] = "https://auth.example.com/oauth2/token",
                ["Tickets:Credential:ClientId"] = "my-client",
                ["Tickets:Credential:ClientSecret"] = "my-secret",
                ["Tickets:Credential:Scope"] = "read",
                ["Tickets:Credential:ClientAuthentication"] = value,
            }
        );

        var server = new ScriptedHandler().Respond(System.Net.HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(server, configure: o => o.Tickets.Credential = options.Tickets.Credential);
        await client.AggregateAsync(cancellationToken: TestContext.Current.CancellationToken);
        var request = Assert.Single(server.TokenRequests);
        Assert.Equal("auth.example.com", request.Address.Host);
        Assert.Equal(isInBody, request.Text.Contains("client_secret=my-secret", StringComparison.Ordinal));
        Assert.Contains("scope=read", request.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_ReadsABearerToken()
    {
        var options = Bind(new() { ["Tickets:Credential:Type"] = "Bearer", ["Tickets:Credential:Token"] = "t" });

        Assert.IsType<HeaderCredential>(options.Tickets.Credential);
    }

    [Theory]
    [InlineData("Tickets:BaseAddress", "no address", "IA:Tickets:BaseAddress 'no address' is not an absolute address.")]
    [InlineData(
        "Tickets:Timeout",
        "soon",
        "IA:Tickets:Timeout 'soon' is not a time as hh:mm:ss, or d.hh:mm:ss from a day on (such as 1.00:00:00)."
    )]
    [InlineData(
        "Tickets:Timeout",
        "100",
        "IA:Tickets:Timeout '100' is not a time as hh:mm:ss, or d.hh:mm:ss from a day on (such as 1.00:00:00)."
    )]
    [InlineData("Tickets:MaxRetries", "1.5", "IA:Tickets:MaxRetries '1.5' is not a whole number.")]
    [InlineData("MaxResponseBytes", "64 MiB", "IA:MaxResponseBytes '64 MiB' is not a whole number.")]
    [InlineData("KeepHostHandlers", "yes", "IA:KeepHostHandlers 'yes' is not true or false.")]
    [InlineData("MaxConnectionsPerServer", "1e3", "IA:MaxConnectionsPerServer '1e3' is not a whole number.")]
    [InlineData(
        "Tickets:Credential:Type",
        "Kerberos",
        "IA:Tickets:Credential:Type 'Kerberos' is not a type of credential. Known types: Bearer, ClientCredentials, IamPassword, IamToken, Session, Token."
    )]
    [InlineData(
        "Tickets:Credential:Token",
        "t",
        "IA:Tickets:Credential:Type '' is not a type of credential. Known types: Bearer, ClientCredentials, IamPassword, IamToken, Session, Token."
    )]
    public void Bind_RefusesInvalidValues_ByTheirPath(string key, string value, string message)
    {
        var e = Assert.Throws<OptionsValidationException>(() => Bind(new() { [key] = value }));

        Assert.Equal(message, e.Message);
    }

    [Fact]
    public void Bind_NamesTheFirstProblemOfEachSection()
    {
        var e = Assert.Throws<OptionsValidationException>(() =>
            Bind(
                new()
                {
                    ["UserAgnet"] = "my-app",
                    ["TokenRequests:Timeout"] = "soon",
                    ["Tickets:Timeout"] = "5",
                    ["Tickets:MaxRetries"] = "many",
                    ["Tickets:Credential:Type"] = "Bearer",
                    ["Events:Credential:Type"] = "IamToken",
                }
            )
        );

        Assert.Equal(
            ["IA:UserAgnet", "IA:TokenRequests:Timeout", "IA:Tickets:Timeout", "IA:Tickets:Credential:Token", "IA:Events:Credential:Token"],
            e.Failures.Select(static f => f.Split(' ')[0])
        );
    }

    [Fact]
    public void Bind_NamesTheMissingOption_OfACredential()
    {
        var e = Assert.Throws<OptionsValidationException>(() =>
            Bind(
                new()
                {
                    ["Tickets:Credential:Type"] = "ClientCredentials",
                    ["Tickets:Credential:ClientSecret"] = "my-secret",
                    ["Tickets:Credential:ClientId"] = "id",
                }
            )
        );

        Assert.Contains("IA:Tickets:Credential:TokenEndpoint: TokenEndpoint is missing.", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("(Parameter", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("my-secret", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_DoesNotRepeatAnInvalidAddress_WithAPassword()
    {
        var e = Assert.Throws<OptionsValidationException>(() =>
            Bind(new() { ["Tickets:BaseAddress"] = "https://user:p4ss@monitoring.example.com:port" })
        );

        Assert.StartsWith("IA:Tickets:BaseAddress", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("p4ss", e.Message, StringComparison.Ordinal);
    }

    private static IncidentAnalyticsClientOptions CreateWithValues() =>
        new()
        {
            UserAgent = "set/1.0",
            Tickets = { BaseAddress = new Uri("https://set.example.com"), ClientId = "set-client" },
            Events = { ProjectId = "set-project" },
        };

    private static IncidentAnalyticsClientOptions Bind(Dictionary<string, string?> values)
    {
        var options = new IncidentAnalyticsClientOptions();
        OptionsBinder.Bind(Section(values), options, tenant: null);
        return options;
    }

    private static IConfigurationSection Section(Dictionary<string, string?> values) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.ToDictionary(static v => "IA:" + v.Key, static v => v.Value))
            .Build()
            .GetSection("IA");
}

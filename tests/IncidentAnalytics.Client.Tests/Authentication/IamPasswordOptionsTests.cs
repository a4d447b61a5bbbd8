using System.Net;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Authentication;

public sealed class IamPasswordOptionsTests
{
    private readonly ScriptedHandler _server = TestEvents.Server();
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<Action<IamPasswordOptions>, string> BadOptions =>
        new()
        {
            { static o => o.Endpoint = null, "Endpoint" },
            { static o => o.Endpoint = new Uri("http://iam.example.com"), "Endpoint" },
            { static o => o.Endpoint = new Uri("https://user:p4ss@iam.example.com"), "Endpoint" },
            { static o => o.Endpoint = new Uri("https://iam.example.com/?key=p4ss"), "Endpoint" },
            { static o => o.UserName = " ", "UserName" },
            { static o => o.Password = null, "Password" },
            { static o => o.DomainName = null, "DomainName" },
            { static o => o.ProjectName = "", "ProjectName" },
            { static o => (o.ProjectName, o.ProjectId) = (null, " "), "ProjectId" },
            { static o => o.ProjectId = "2a47", "ProjectId" },
            { static o => o.DefaultLifetime = TimeSpan.Zero, "DefaultLifetime" },
        };

    [Theory]
    [MemberData(nameof(BadOptions), DisableDiscoveryEnumeration = true)]
    public void IamPassword_RefusesInvalidOptions_ByName(Action<IamPasswordOptions> spoil, string parameter)
    {
        var options = TestEvents.IamPassword();
        spoil(options);

        var e = Assert.ThrowsAny<ArgumentException>(() => Credential.IamPassword(options));

        AssertText.Explains(e, parameter);
        Assert.DoesNotContain("p4ss", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IamPassword_CopiesTheOptions()
    {
        var options = TestEvents.IamPassword();
        var credential = Credential.IamPassword(options);
        options.UserName = "changed";
        _server.Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer);
        using var client = TestEvents.Create(_server, _clock, o => o.Events.Credential = credential);

        await client.GetStatisticsAsync(cancellationToken: Token);

        Assert.Contains("\"reader\"", Assert.Single(_server.TokenRequests).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProjectId_IsTheDefaultOfTheEventsService()
    {
        var options = TestEvents.IamPassword();
        (options.ProjectName, options.ProjectId) = (null, "from-credential");
        _server.Respond(HttpStatusCode.OK, TestEvents.EmptyAnswer);
        using var client = TestEvents.Create(
            _server,
            _clock,
            o =>
            {
                o.Events.ProjectId = null;
                o.Events.Credential = Credential.IamPassword(options);
            }
        );

        await client.GetStatisticsAsync(cancellationToken: Token);

        Assert.Equal("/v2/from-credential/events/statistic", Assert.Single(_server.Calls).Address.AbsolutePath);
    }
}

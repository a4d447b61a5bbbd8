using IncidentAnalytics.IntegrationTests.Stubs;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Faults;

/// <summary>A client in front of its own <see cref="FaultyServer"/>.</summary>
public abstract class FaultTests : ClientTests
{
    private protected FaultTests()
        : this(new FaultyServer()) { }

    private FaultTests(FaultyServer server)
        : base(server.Address) => Server = server;

    /// <summary>All reactions that end a connection before a complete response.</summary>
    public static TheoryData<string> BrokenConnections => [.. Reaction.BrokenConnections.Select(static r => r.ToString())];

    private protected FaultyServer Server { get; }

    private protected override ValueTask StopAsync() => Server.DisposeAsync();

    private protected static Reaction Broken(string name) => Reaction.BrokenConnections.Single(r => r.ToString() == name);

    private protected void AnswerTokenRequests()
    {
        Server.On(TokenPath, Reaction.Answer(AccessToken));
        Server.On(IamPath, Reaction.Answer(IamToken, 201, "X-Subject-Token: MIIR-token"));
    }

    private protected IReadOnlyList<WireRequest> Received(string path) => [.. Server.Requests.Where(r => r.Path == path)];
}

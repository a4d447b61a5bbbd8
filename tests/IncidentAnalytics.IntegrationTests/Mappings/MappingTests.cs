using System.Text.Json.Nodes;
using IncidentAnalytics.Client;
using IncidentAnalytics.IntegrationTests.Stubs;
using IncidentAnalytics.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Mappings;

/// <summary>Every operation and every error of the client over the mappings of the example.</summary>
public sealed class MappingTests : ClientTests, IClassFixture<MappingServer>
{
    private readonly MappingServer _server;

    public MappingTests(MappingServer server)
        : base(server.Address)
    {
        _server = server;
        server.Server.ResetLogEntries();
    }

    public static TheoryData<string> Operations => [.. MappedOperations.All.Keys];

    public static TheoryData<string> Errors => [.. MappedErrors.All.Keys];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Operation_ReturnsTheDocumentedValues(string name)
    {
        await MappedOperations.All[name](Client, Token);

        Assert.Equal(name, _server.Answered[^1]);
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task Operation_ThrowsTheDocumentedError_WhenTheHeaderAsksForIt(string name)
    {
        var e = await MappedErrors.ThrowAsync(Client, name, Token);

        MappedErrors.All[name](e!);
        Assert.Equal("error." + name, _server.Answered[^1]);
    }

    [Fact]
    public async Task GetStatisticsAsync_ThrowsTheDocumentedError_WhenAHeaderOfAllCallsAsksForIt()
    {
        var services = new ServiceCollection();
        services
            .AddIncidentAnalytics(o =>
            {
                o.Events.BaseAddress = Address;
                o.Events.ProjectId = ProjectId;
                o.Events.Credential = Credential.IamToken("MIIR-token");
            })
            .ConfigureHttpClient(
                IncidentAnalyticsService.Events,
                static b => b.ConfigureHttpClient(static http => http.DefaultRequestHeaders.Add("X-Stub-Error", "events.503"))
            );
        await using var provider = services.BuildServiceProvider();

        var e = await Assert.ThrowsAsync<ServerErrorException>(() =>
            CountEventsAsync(provider.GetRequiredService<IncidentAnalyticsClient>())
        );

        MappedErrors.All["events.503"](e);
    }

    [Fact]
    public async Task GetAsync_ThrowsNotFound_ForTheIdMissing()
    {
        var e = await Assert.ThrowsAsync<NotFoundException>(() =>
            Client.Analytics.KpiMetrics.GetAsync("missing", cancellationToken: Token)
        );

        Assert.Equal(("NOT_FOUND", "Resource not found"), (e.Code, e.Error.Message));
        await Assert.ThrowsAsync<NotFoundException>(() =>
            Client.Analytics.AnomalyDetections.ResolveAsync("missing", cancellationToken: Token)
        );
        await Assert.ThrowsAsync<NotFoundException>(() =>
            Client.Analytics.DashboardConfigurations.GetDataAsync("missing", cancellationToken: Token)
        );
        Assert.All(_server.Answered, static name => Assert.Equal("error.analytics.missing", name));
    }

    [Fact]
    public async Task AggregateAsync_ThrowsAuthenticationFailed_ForTheUnknownClient()
    {
        await using var client = CreateClient(Address, Clock, clientId: "unknown-client");

        var e = await Assert.ThrowsAsync<AuthenticationFailedException>(() => AggregateAsync(client));

        Assert.Equal(("token", "invalid_client"), (e.Operation, e.Code));
        Assert.Equal(["error.token.unknown-client"], _server.Answered);
    }

    [Fact]
    public async Task GetStatisticsAsync_ThrowsAuthenticationFailed_ForTheUnknownUser()
    {
        await using var client = CreateClient(Address, Clock, userName: "unknown-user");

        var e = await Assert.ThrowsAsync<AuthenticationFailedException>(() => CountEventsAsync(client));

        Assert.Equal(("token", "401", "The username or password is wrong."), (e.Operation, e.Code, e.Error.Message));
        Assert.Equal(["error.token.unknown-user"], _server.Answered);
    }

    /// <summary>The other tests load the files in their own order.</summary>
    [Fact]
    public async Task Mappings_AnswerInAnyOrderOfLoading_AndNoneIsUnused()
    {
        using var server = new MappingServer(MappingServer.Files.Reverse());
        await using var client = CreateClient(server.Address, Clock);
        await using var stranger = CreateClient(server.Address, Clock, clientId: "unknown-client", userName: "unknown-user");

        foreach (var callAsync in MappedOperations.All.Values)
            await callAsync(client, Token);
        foreach (var (name, check) in MappedErrors.All)
            check((await MappedErrors.ThrowAsync(client, name, Token))!);
        await Assert.ThrowsAsync<NotFoundException>(() => client.Analytics.KpiMetrics.GetAsync("missing", cancellationToken: Token));
        await Assert.ThrowsAsync<AuthenticationFailedException>(() => AggregateAsync(stranger));
        await Assert.ThrowsAsync<AuthenticationFailedException>(() => CountEventsAsync(stranger));

        Assert.Equal(
            MappingServer.Files.Select(static file => Path.GetFileNameWithoutExtension(file)),
            server.Answered.Distinct().Order(StringComparer.Ordinal)
        );
    }

    public static TheoryData<string> OperationsWithResponse => [.. DocumentedSample.OperationsWithResponse];

    [Theory]
    [MemberData(nameof(OperationsWithResponse))]
    public void Mapping_RespondsWithTheDocumentedSample(string operation)
    {
        var file = MappingServer.Files.Single(file => Path.GetFileNameWithoutExtension(file) == operation);

        var body = JsonNode.Parse(File.ReadAllText(file))!["response"]!["jsonBody"];

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(DocumentedSample.ReadResponse(operation)), body), body!.ToJsonString());
    }

    private protected override ValueTask StopAsync() => ValueTask.CompletedTask;
}

using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Tests.Support;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Events;

/// <summary>What users need to test their own code that uses a client, and errors of a service that is not configured.</summary>
public sealed class MockingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Constructor_AcceptsMockedApi()
    {
        await using var client = new IncidentAnalyticsClient(
            events: new EventsClient(new StubEventsApi("""{"timestamps":[0],"series":[{"event_severity":"Major","values":[3]}]}"""), "p")
        );

        var statistics = await client.Events.GetStatisticsAsync(TestEvents.Request, cancellationToken: Token);

        Assert.Equal(3, statistics.Total);
    }

    [Fact]
    public async Task Events_Throws_WhenClientHasNoEventsClient()
    {
        await using var client = new IncidentAnalyticsClient();

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            client.Events.GetStatisticsAsync(TestEvents.Request, cancellationToken: Token)
        );

        Assert.Equal("events.get_statistics cannot be called: the client's constructor was given no EventsClient.", e.Message);
    }

    [Fact]
    public async Task Events_Throws_WhenServiceIsNotConfigured()
    {
        await using var client = TestClient.Create(new ScriptedHandler());

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            client.Events.GetStatisticsAsync(TestEvents.Request, cancellationToken: Token)
        );

        Assert.Equal(
            "events.get_statistics cannot be called: the Events service is not configured. Set Events.BaseAddress and Events.Credential.",
            e.Message
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"timestamps":["soon"]}""")]
    [InlineData("""{"series":[{"event_severity":{} }]}""")]
    public void Parse_Throws_WhenJsonIsNotResponse(string json) =>
        Assert.Equal("json", Assert.Throws<ArgumentException>(() => EventStatisticsResponse.Parse(json)).ParamName);

    [Fact]
    public void Constructor_Throws_WhenApiIsNull() =>
        Assert.Equal("api", Assert.Throws<ArgumentNullException>(static () => new EventsClient(null!)).ParamName);
}

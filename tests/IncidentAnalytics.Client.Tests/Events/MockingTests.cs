using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Support;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Events;

/// <summary>What users need to test code of their own that takes a client, and what a service says that is not there.</summary>
public sealed class MockingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_whole_client_is_made_over_a_mock()
    {
        await using var client = new IncidentAnalyticsClient(
            events: new EventsClient(new StubEventsApi("""{"timestamps":[0],"series":[{"event_severity":"Major","values":[3]}]}"""), "p")
        );

        var statistics = await client.Events.GetStatisticsAsync(TestEvents.Request, cancellationToken: Token);

        Assert.Equal(3, statistics.Total);
    }

    [Fact]
    public async Task A_client_made_without_events_says_so_when_it_is_asked_for_them()
    {
        await using var client = new IncidentAnalyticsClient();

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            client.Events.GetStatisticsAsync(TestEvents.Request, cancellationToken: Token)
        );

        Assert.Equal("events.get_statistics cannot be called: the client's constructor was given no EventsClient.", e.Message);
    }

    [Fact]
    public async Task A_service_that_is_not_configured_says_what_is_missing()
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
    public void What_is_no_answer_is_refused_by_name(string json) =>
        Assert.Equal("json", Assert.Throws<ArgumentException>(() => EventStatisticsResponse.Parse(json)).ParamName);

    [Fact]
    public void An_api_is_needed() =>
        Assert.Equal("api", Assert.Throws<ArgumentNullException>(static () => new EventsClient(null!)).ParamName);
}

using IncidentAnalytics.Client.Tests.Http.Samples;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using Xunit;
using static IncidentAnalytics.Client.Tests.Http.Samples.SampleService;

namespace IncidentAnalytics.Client.Tests.Http;

public sealed class RequestBodyTests
{
    private static readonly Sample Zoe = new("Zoë");

    [Fact]
    public async Task Body_IsJsonOfKnownLength_WithoutACharset()
    {
        const string Json = "{\"Name\":\"Zo\\u00EB\"}";
        RecordedRequest[] requests =
        [
            await SendAsync(static api => api.CreateAsync(Zoe)),
            await SendAsync(static api => api.ReplaceAsync("x", Zoe)),
            await SendAsync(static api => api.ChangeAsync("x", Zoe)),
        ];

        Assert.Equal(["POST", "PUT", "PATCH"], requests.Select(static r => r.Method.Method));
        Assert.All(
            requests,
            static request =>
            {
                Assert.Equal(Json, request.Text);
                Assert.Equal("application/json", request.Headers["Content-Type"]);
                Assert.Equal($"{Json.Length}", request.Headers["Content-Length"]);
                Assert.Null(request.Message.Headers.TransferEncodingChunked);
            }
        );
    }

    [Fact]
    public async Task Body_MayBeAScalar()
    {
        var request = await SendAsync(static api => api.PostNumberAsync(long.MinValue, 42), answer: "7");

        Assert.Equal(("/samples/-9223372036854775808/numbers", "42"), (request.Address.PathAndQuery, request.Text));
    }

    /// <summary>System.Text.Json replaces unpaired surrogates; addresses refuse them.</summary>
    [Fact]
    public async Task Body_HasTheReplacementCharacter_ForHalfOfASurrogatePair() =>
        Assert.Equal("{\"Name\":\"a\\uFFFD\"}", (await SendAsync(static api => api.CreateAsync(new("a\ud800")))).Text);

    [Theory]
    [InlineData("""{"terms":{"field":"a\ud83d"}}""")]
    [InlineData("""{"te\ud83drms":{"field":"a"}}""")]
    public async Task Body_IsRefused_WhenRawJsonInItIsNotUnicode(string json)
    {
        var server = new ScriptedHandler();
        using var client = Tests.Analytics.AnalyticsTestClient.Create(server);
        var body = new TicketAggregationBody { Application = "a", Aggs = [Aggregation.Raw("n", json)] };

        var e = await Assert.ThrowsAsync<ArgumentException>(() =>
            client.Tickets.Api.AggregateAsync(body, null, null, TestContext.Current.CancellationToken)
        );

        Assert.Equal("body.Aggs", e.ParamName);
        Assert.Contains("UTF-16", e.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    /// <summary>Without content, the HTTP stack would resend the request when a pooled connection is closed.</summary>
    [Fact]
    public async Task Content_IsEmptyButThere_WhenTheMethodHasNoBody()
    {
        RecordedRequest[] requests =
        [
            await SendAsync(static api => api.StartAsync("x")),
            await SendAsync(static api => api.DeleteAsync("x", null, null)),
        ];

        Assert.Equal(["POST", "DELETE"], requests.Select(static r => r.Method.Method));
        Assert.All(
            requests,
            static request =>
            {
                Assert.Empty(request.Body!);
                Assert.Equal("0", request.Headers["Content-Length"]);
                Assert.DoesNotContain("Content-Type", request.Headers.Keys);
            }
        );
    }

    [Fact]
    public async Task Content_IsMissing_WhenTheMethodIsGet() => Assert.Null((await SendAsync(static api => api.ListAsync(null))).Body);

    [Fact]
    public async Task Body_IsRefused_WhenItIsNull()
    {
        await AssertRefusedAsync<ArgumentNullException>(static api => api.CreateAsync(null!));

        var server = new ScriptedHandler();
        using var client = Tests.Analytics.AnalyticsTestClient.Create(server);
        var (tickets, anomalies, token) = (
            client.Tickets.Api,
            client.Analytics.AnomalyDetections.Api,
            TestContext.Current.CancellationToken
        );
        await Assert.ThrowsAsync<ArgumentNullException>(() => tickets.AggregateAsync(null!, null, null, token));
        await Assert.ThrowsAsync<ArgumentNullException>(() => anomalies.ResolveAsync("x", null!, null, token));
        Assert.Empty(server.Requests);
    }
}

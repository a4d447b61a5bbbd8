using System.Net;
using IncidentAnalytics.Client.Tests.Support;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Http;

/// <summary>Headers of a call are sent once and unchanged, or refused by name.</summary>
public sealed class CallHeaderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("client_id")]
    [InlineData("CLIENT_ID")]
    [InlineData("Accept")]
    [InlineData("Authorization")]
    [InlineData("Cookie")]
    [InlineData("host")]
    [InlineData("User-Agent")]
    [InlineData("x-auth-token")]
    [InlineData("X-CSRFToken")]
    [InlineData("Referer")]
    [InlineData("TE")]
    [InlineData("Upgrade")]
    [InlineData("Connection")]
    [InlineData("Keep-Alive")]
    [InlineData("Expect")]
    [InlineData("Trailer")]
    [InlineData("Transfer-Encoding")]
    [InlineData("Proxy-Authorization")]
    [InlineData("Proxy-Connection")]
    [InlineData("Content-Type")]
    [InlineData("Content-Length")]
    [InlineData("content-encoding")]
    [InlineData("Expires")]
    [InlineData("Last-Modified")]
    [InlineData("Allow")]
    public async Task Headers_AreRefusedByName_WhenTheClientOrThePlatformSetsThem(string name)
    {
        var server = new ScriptedHandler();
        using var client = AllServices.Create(server, configure: static o => o.Tickets.ClientId = "me");

        var e = await Assert.ThrowsAsync<ArgumentException>(() => client.AggregateAsync(Options(name, "other"), Token));

        Assert.Equal($"options.Headers[{name}]", e.ParamName);
        Assert.Contains($"'{name}'", e.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("bad name", "x")]
    [InlineData("", "x")]
    [InlineData("X-Trace", "a\r\nX-Other: b")]
    [InlineData("X-Trace", "a\nb")]
    [InlineData("X-Trace", "ü")]
    public async Task Headers_AreRefused_WhenNameOrValueIsInvalid(string name, string value)
    {
        var server = new ScriptedHandler();
        using var client = AllServices.Create(server);

        var e = await Assert.ThrowsAsync<ArgumentException>(() => client.AggregateAsync(Options(name, value), Token));

        Assert.Equal($"options.Headers[{name}]", e.ParamName);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("X-Trace", "1")]
    [InlineData("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]
    [InlineData("Accept-Language", "de")]
    [InlineData("If-None-Match", "\"1\"")]
    [InlineData("Date", "Mon, 02 Mar 2026 12:00:00 GMT")]
    [InlineData("Cache-Control", "no-cache")]
    [InlineData("Warning", "199 - \"x\"")]
    [InlineData("X-Empty", "")]
    public async Task Headers_AreSentOnceAndUnchanged(string name, string value)
    {
        var server = new ScriptedHandler().Respond(HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = AllServices.Create(server, configure: static o => o.Tickets.ClientId = "me");

        await client.AggregateAsync(Options(name, value), Token);

        Assert.Equal((value, "me"), (server.Calls[0].Headers[name], server.Calls[0].Headers["client_id"]));
    }

    private static RequestOptions Options(string name, string value) =>
        new() { Headers = new Dictionary<string, string> { [name] = value } };
}

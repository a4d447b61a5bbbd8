using IncidentAnalytics.Client.Tests.Support;
using Microsoft.Extensions.Options;
using Xunit;
using static IncidentAnalytics.Client.Tests.Http.Samples.SampleService;

namespace IncidentAnalytics.Client.Tests.Http;

public sealed class RequestHeaderTests
{
    [Fact]
    public async Task Header_OfAParameterWinsOverTheMethods_AndThatOverTheInterfaces()
    {
        var interfaces = await SendAsync(static api => api.ListAsync(null));
        var methods = await SendAsync(static api => api.DeleteAsync("x", "why", "parameter"));
        var none = await SendAsync(static api => api.DeleteAsync("x", null, null));

        Assert.Equal(("en", "interface"), (interfaces.Headers["Accept-Language"], interfaces.Headers["X-Weak"]));
        Assert.Equal(
            ("en", "why", "parameter"),
            (methods.Headers["Accept-Language"], methods.Headers["X-Reason"], methods.Headers["X-Weak"])
        );
        Assert.Equal("en", none.Headers["Accept-Language"]);
        Assert.DoesNotContain("X-Reason", none.Headers.Keys);
        Assert.DoesNotContain("X-Weak", none.Headers.Keys);
    }

    [Theory]
    [InlineData("ä")]
    [InlineData("a\0b")]
    [InlineData("a\u007f")]
    public async Task HeaderParameter_IsRefused_WhenNoHeaderCanCarryIt(string value) =>
        Assert.Equal("X-Reason", (await AssertRefusedAsync<ArgumentException>(api => api.DeleteAsync("x", value, null))).ParamName);

    /// <summary>Refit removes line ends from the value.</summary>
    [Theory]
    [InlineData("a\r\nX-Evil: b")]
    [InlineData("a\nX-Evil: b")]
    [InlineData("a\rX-Evil: b")]
    public async Task HeaderParameter_InjectsNoHeader_WhenItHasLineEnds(string value)
    {
        var request = await SendAsync(api => api.DeleteAsync("x", value, null));

        Assert.Equal("aX-Evil: b", request.Headers["X-Reason"]);
        Assert.DoesNotContain("X-Evil", request.Headers.Keys);
    }

    [Theory]
    [InlineData("a\r\nX-Evil: b")]
    [InlineData("a\nb")]
    [InlineData("ä")]
    public void ClientId_IsRefusedAtCreation_WhenNoHeaderCanCarryIt(string clientId)
    {
        var inOption = Assert.Throws<OptionsValidationException>(() =>
            TestClient.Create(new ScriptedHandler(), configure: o => o.Tickets.ClientId = clientId)
        );
        // Control characters are refused when the credential is created; characters that only headers cannot have, when the options are
        // validated.
        var inCredential = Assert.ThrowsAny<Exception>(() =>
            TestClient.Create(
                new ScriptedHandler(),
                configure: o =>
                {
                    var credential = TestClient.ClientCredentials();
                    credential.ClientId = clientId;
                    o.Tickets.Credential = Credential.ClientCredentials(credential);
                }
            )
        );

        Assert.True(inCredential is OptionsValidationException or ArgumentException { ParamName: "ClientId" }, inCredential.ToString());
        Assert.Contains("Tickets.ClientId", inOption.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(clientId, inCredential.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ClientId_MayBeAnythingInACredential_WhenTheHeaderIsLeftOut()
    {
        using var client = TestClient.Create(
            new ScriptedHandler(),
            configure: static o =>
            {
                var credential = TestClient.ClientCredentials();
                credential.ClientId = "ä";
                o.Tickets.Credential = Credential.ClientCredentials(credential);
                o.Tickets.ClientId = "";
            }
        );

        Assert.NotNull(client.Tickets);
    }

    [Fact]
    public async Task Options_ReachTheCall()
    {
        var options = new RequestOptions { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["X-Trace"] = "abc" } };

        var request = await SendAsync(api => api.ListAsync(null, options));

        Assert.Equal("abc", request.Headers["X-Trace"]);
    }
}

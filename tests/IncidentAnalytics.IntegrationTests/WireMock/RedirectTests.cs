using System.Globalization;
using System.Net;
using IncidentAnalytics.Client;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.WireMock;

/// <summary>Redirects are not followed: they would carry the credentials to whatever host they name.</summary>
public sealed class RedirectTests(WireMockServer server) : WireMockTests(server)
{
    [Theory]
    [InlineData(AggregationPath, "tickets.aggregate")]
    [InlineData(TokenPath, "token")]
    public async Task A_redirect_is_an_error_that_names_the_target_which_is_not_called(string path, string operation)
    {
        await StubTokenAsync();

        // Mappings added later come first. The same server under its other name is a target that would answer.
        var target = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{Server.Address.Port}/elsewhere");
        await StubAsync(path, $$"""{"status": 302, "headers": {"Location": "{{target}}"} }""");

        var e = await Assert.ThrowsAsync<ApiException>(AggregateAsync);

        Assert.Equal((HttpStatusCode.Redirect, operation), (e.StatusCode, e.Operation));
        Assert.Contains("localhost", e.Message, StringComparison.Ordinal);
        Assert.Single(await ReceivedAsync(path));
        Assert.DoesNotContain(await Server.GetRequestsAsync(Token), static r => r.Path == "/elsewhere");
    }
}

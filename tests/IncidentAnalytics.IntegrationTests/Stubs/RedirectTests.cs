using System.Net;
using IncidentAnalytics.Client;
using WireMock.ResponseBuilders;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Stubs;

/// <summary>Redirects are not followed, because they would send the credentials to another host.</summary>
public sealed class RedirectTests : StubTests
{
    [Theory]
    [InlineData(AggregationPath, "tickets.aggregate")]
    [InlineData(TokenPath, "token")]
    public async Task AggregateAsync_DoesNotFollowARedirect_AndNamesItsTarget(string path, string operation)
    {
        // The same server under its other name is a target that would answer.
        var target = new UriBuilder(Address) { Host = "localhost", Path = "elsewhere" }.Uri;
        StubToken();
        Server
            .Given(Post(path))
            .AtPriority(-1)
            .RespondWith(Response.Create().WithStatusCode(302).WithHeader("Location", target.ToString()));

        var e = await Assert.ThrowsAsync<ApiException>(AggregateAsync);

        Assert.Equal((HttpStatusCode.Redirect, operation), (e.StatusCode, e.Operation));
        Assert.Contains("localhost", e.Message, StringComparison.Ordinal);
        Assert.Single(Received(path));
        Assert.DoesNotContain(Requests, static r => r.Path == "/elsewhere");
    }
}

using IncidentAnalytics.ReferenceServer.Events;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.ReferenceServer.Tests.Iam;
using IncidentAnalytics.ReferenceServer.Tests.OAuth;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Events;

public sealed class EventRefusalTests : IAsyncLifetime
{
    // The document's examples, but for their spaces.
    private const string BadRequest = """{"error_code":"AOM.0400","error_message":"param error","error_type":"SC_BAD_REQUEST"}""";
    private const string Unauthorized =
        """{"error_code":"AOM.0401","error_message":"you dont have permission","error_type":"SC_UNAUTHORIZED"}""";
    private const string Forbidden = """{"error_code":"AOM.0403","error_message":"you dont have permission","error_type":"SC_FORBIDDEN"}""";

    private const string Good = """{"time_range":"-1.-1.5","step":60000}""";

    private EventServer _events = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _events = await EventServer.StartAsync([]);

    public async ValueTask DisposeAsync() => await _events.DisposeAsync();

    [Theory]
    [InlineData("{}", "time_range is missing.")]
    [InlineData("""{"time_range":null,"step":60000}""", "time_range is missing.")]
    [InlineData("""{"time_range":5,"step":60000}""", "time_range must be a string.")]
    [InlineData("""{"time_range":"-1.-1.0","step":60000}""", "durationInMinutes must be greater than 0.")]
    [InlineData("""{"time_range":"-1.-1.5"}""", "step is missing.")]
    [InlineData("""{"time_range":"-1.-1.5","step":null}""", "step is missing.")]
    [InlineData("""{"time_range":"-1.-1.5","step":0}""", "step must be a whole number of milliseconds above 0.")]
    [InlineData("""{"time_range":"-1.-1.5","step":-60000}""", "step must be a whole number of milliseconds above 0.")]
    [InlineData("""{"time_range":"-1.-1.5","step":60000.5}""", "step must be a whole number of milliseconds above 0.")]
    [InlineData("""{"time_range":"-1.-1.5","step":9223372036854775808}""", "step must be a whole number of milliseconds above 0.")]
    [InlineData("""{"time_range":"-1.-1.5","step":"60000"}""", "step must be a whole number of milliseconds above 0.")]
    [InlineData("""{"time_range":"-1.-1.5","step":60000,"search":7}""", "search must be a string.")]
    [InlineData("""{"time_range":"-1.-1.5","step":60000,"sort":[]}""", "sort must be an object.")]
    [InlineData("""{"time_range":"-1.-1.5","step":60000,"sort":{"order":"ASC"}}""", "order must be asc or desc.")]
    [InlineData("""{"time_range":"-1.-1.5","step":60000,"sort":{"order_by":"event_severity"}}""", "order_by must be a list.")]
    [InlineData("""{"time_range":"-1.-1.5","step":60000,"sort":{"order_by":[7]}}""", "order_by must be a list of strings.")]
    [InlineData("""{"time_range":"-1.-1.5","step":60000,"metadata_relation":{}}""", "metadata_relation must be a list.")]
    [InlineData("""{"time_range":"-1.-1.5","step":60000,"metadata_relation":[7]}""", "metadata_relation must be a list of objects.")]
    [InlineData("""{"time_range":"-1.-1.5","step":60000,"metadata_relation":[{"key":7}]}""", "key must be a string.")]
    [InlineData("""{"time_range":"-1.-1.5","step":60000,"metadata_relation":[{"key":"a","value":"b"}]}""", "value must be a list.")]
    [InlineData(
        """{"time_range":"-1.-1.5","step":60000,"metadata_relation":[{"key":"a","value":[null]}]}""",
        "value must be a list of strings."
    )]
    [InlineData("""{"time_range":"-1.-1.5","step":60000,"metadata_relation":[{"relation":"and"}]}""", "relation must be AND, OR or NOT.")]
    [InlineData("[]", "The body must be an object.")]
    [InlineData("null", "The body must be an object.")]
    [InlineData("", null)]
    [InlineData("{", null)]
    [InlineData("{\"time_range\":\"\\ud800\"}", null)]
    public async Task Statistics_Return400WithReasonHeader_WhenBodyIsInvalid(string body, string? reason)
    {
        using var response = await _events.SendAsync(body);

        await AssertAsync(response, 400, BadRequest);
        var header = response.Headers.GetValues("X-Reference-Reason").Single();
        Assert.True(reason is null ? header.Length > 10 : reason == header, header);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/problem+json")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Statistics_Return400_WhenContentTypeIsNotJson(string? contentType)
    {
        using var response = await _events.SendAsync(Good, contentType: contentType);

        await AssertAsync(response, 400, BadRequest);
        Assert.Equal("Content-Type must be application/json.", response.Headers.GetValues("X-Reference-Reason").Single());
    }

    [Theory]
    [InlineData(null, "The header X-Auth-Token is missing.")]
    [InlineData("", "The header X-Auth-Token is missing.")]
    [InlineData("MIIVGwYJKoZIhvcNAQcCoIIVDDCC", "The access token is not valid.")]
    [InlineData("a.b.c", "The access token is not valid.")]
    public async Task Statistics_Return401_WithoutValidToken(string? token, string reason)
    {
        _events.Token = token;

        using var response = await _events.SendAsync("no JSON", path: "/v2/another/events/statistic");

        await AssertAsync(response, 401, Unauthorized);
        Assert.Equal(reason, response.Headers.GetValues("X-Reference-Reason").Single());
    }

    [Fact]
    public async Task Statistics_Return401_WhenTokenIsExpiredOrRevoked()
    {
        _events.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromTicks(1));
        using (var response = await _events.SendAsync(Good))
            Assert.True(response.IsSuccessStatusCode);

        _events.Clock.Advance(TimeSpan.FromTicks(1));
        using (var response = await _events.SendAsync(Good))
            await AssertAsync(response, 401, Unauthorized);

        _events.Token = await IamRequests.TokenAsync(_events.Http);
        _events.Server.IamTokens.RevokeAll();
        using (var response = await _events.SendAsync(Good))
            await AssertAsync(response, 401, Unauthorized);
    }

    [Fact]
    public async Task Statistics_Return401_ForTokenOfTicketsService()
    {
        _events.Token = await TokenRequests.TokenAsync(_events.Http);

        using var response = await _events.SendAsync(Good);

        await AssertAsync(response, 401, Unauthorized);
    }

    [Fact]
    public async Task Statistics_Return403_ForOtherProjectOrDomainToken()
    {
        using (var response = await _events.SendAsync("no JSON", path: "/v2/fedcba9876543210fedcba9876543210/events/statistic"))
            await AssertAsync(response, 403, Forbidden);

        _events.Token = await IamRequests.TokenAsync(_events.Http, scope: null);
        using (var response = await _events.SendAsync(Good))
            await AssertAsync(response, 403, Forbidden);
    }

    [Fact]
    public async Task Statistics_UseSameErrorFormat_ForUnknownPathsAndMethods()
    {
        using var unknown = await _events.SendAsync(Good, path: "/v2/0123456789abcdef0123456789abcdef/events");
        using var method = await _events.Http.GetAsync(EventServer.Path, Ct);

        await AssertAsync(unknown, 404, """{"error_code":"AOM.0404","error_message":"SC_NOT_FOUND","error_type":"SC_NOT_FOUND"}""");
        await AssertAsync(
            method,
            405,
            """{"error_code":"AOM.0405","error_message":"SC_METHOD_NOT_ALLOWED","error_type":"SC_METHOD_NOT_ALLOWED"}"""
        );
        Assert.Equal("POST", method.Content.Headers.Allow.Single());
    }

    [Fact]
    public async Task Statistics_Return500InDocumentedFormat_WhenServerFails()
    {
        // Before this instant there are no 120 days to make a world of.
        var firstDay = new FakeTimeProvider(DateTimeOffset.MinValue.AddDays(1));
        await using var events = await EventServer.StartAsync(configure: options => options.TimeProvider = firstDay);

        using var response = await events.SendAsync("""{"time_range":"-1.5000000000.5","step":60000}""");

        await AssertAsync(
            response,
            500,
            """{"error_code":"AOM.0500","error_message":"SC_INTERNAL_SERVER_ERROR","error_type":"SC_INTERNAL_SERVER_ERROR"}"""
        );
    }

    [Fact]
    public async Task Statistics_Return503InDocumentedFormat_WhenFaultIsScripted()
    {
        const string Body = """{"error_code":"AOM.0503","error_message":"SC_NOT_IMPLEMENTED","error_type":"SC_NOT_IMPLEMENTED"}""";
        _events.Server.Faults.Add(Fault.Answer(503, Body) with { Path = "/v2/*" });

        using var response = await _events.SendAsync(Good);

        await AssertAsync(response, 503, Body);
    }

    [Fact]
    public async Task ErrorFormat_UsesTablesOfDocumentation_WhenErrorMsg()
    {
        await using var events = await EventServer.StartAsync([], static options => options.EventErrorFormat = EventErrorFormat.ErrorMsg);

        using (var response = await events.SendAsync(Good, path: "/v2/another/events/statistic"))
            await AssertAsync(response, 403, """{"error_code":"AOM.0403","error_msg":"Invalid projectId","error_type":"Forbidden"}""");
        using (var response = await events.SendAsync("{}"))
            await AssertAsync(response, 400, """{"error_code":"AOM.0400","error_msg":"param error","error_type":"SC_BAD_REQUEST"}""");

        events.Server.Events.ErrorFormat = EventErrorFormat.ErrorMessage;
        using (var response = await events.SendAsync("{}"))
            await AssertAsync(response, 400, BadRequest);

        events.Server.Reset();
        using (var response = await events.SendAsync("{}"))
            Assert.Contains("error_msg", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    private static async Task AssertAsync(HttpResponseMessage response, int status, string body)
    {
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(body, await response.Content.ReadAsStringAsync(Ct));
    }
}

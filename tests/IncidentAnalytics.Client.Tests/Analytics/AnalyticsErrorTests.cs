using System.Net;
using IncidentAnalytics.Client.Tests.Support;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Analytics;

/// <summary>Error formats: the documented one, those of Django REST framework and those of gateways.</summary>
public sealed class AnalyticsErrorTests
{
    private const string InvalidRequest = "the request is not valid";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        """{"error":"Error message","details":"Additional error details","code":"ERROR_CODE"}""",
        "ERROR_CODE",
        "Error message",
        "Additional error details"
    )]
    [InlineData("""{"error":"Error message","details":null,"code":null}""", null, "Error message", null)]
    [InlineData("""{"error":{"message":"m","code":7}}""", "7", "m", null)]
    [InlineData("""{"error":"m","details":["a","b"]}""", null, "m", """["a","b"]""")]
    [InlineData(
        """{"detail":"Authentication credentials were not provided."}""",
        null,
        "Authentication credentials were not provided.",
        null
    )]
    [InlineData("""{"detail":"m","code":"token_not_valid","messages":[{"token_class":"AccessToken"}]}""", "token_not_valid", "m", null)]
    [InlineData("""{"detail":{"message":"m","code":"permission_denied"}}""", "permission_denied", "m", null)]
    [InlineData("""{"detail":["a","b"]}""", null, "a b", null)]
    [InlineData("""{"message":"m","code":"c"}""", "c", "m", null)]
    [InlineData("""["a","b"]""", null, "a b", null)]
    [InlineData("\"m\"", null, "m", null)]
    [InlineData(
        "<!doctype html><h1>Server Error (500)</h1>",
        null,
        "the server answered with a page of markup, not with an error of the service",
        null
    )]
    [InlineData("upstream timed out", null, "upstream timed out", null)]
    [InlineData("", null, "Bad Request", null)]
    [InlineData("{", null, "{", null)]
    [InlineData("{}", null, "{}", null)]
    [InlineData("[]", null, "[]", null)]
    public async Task ApiException_HasCodeMessageAndDetails_ForEveryErrorFormat(string body, string? code, string message, string? details)
    {
        var e = await FailAsync(HttpStatusCode.BadRequest, body);
        Assert.Equal((code, message, details), (e.Error.Code, e.Error.Message, e.Error.Details));
        Assert.Empty(e.Error.FieldErrors);
    }

    [Theory]
    [InlineData(
        """{"name":["This field is required."],"time_window_hours":["A valid integer is required.","Too small."]}""",
        "name: This field is required. | time_window_hours: A valid integer is required. + Too small.",
        InvalidRequest
    )]
    [InlineData("""{"non_field_errors":["The fields must be unique."]}""", "non_field_errors: The fields must be unique.", InvalidRequest)]
    [InlineData(
        """{"layout_config":{"rows":["Too many."],"non_field_errors":["Too large."]}}""",
        "layout_config.rows: Too many. | layout_config.non_field_errors: Too large.",
        InvalidRequest
    )]
    [InlineData("""{"widget_configs":[{},{"position":{"row":["Bad."]}}]}""", "widget_configs.1.position.row: Bad.", InvalidRequest)]
    [InlineData("""[{},{"name":["Bad."]}]""", "1.name: Bad.", InvalidRequest)]
    [InlineData("""{"name":"Bad.","is_active":false}""", "name: Bad. | is_active: false", InvalidRequest)]
    [InlineData("""{"name":[{"message":"Bad.","code":"blank"}]}""", "name: Bad.", InvalidRequest)]
    [InlineData("""{"message":["Bad."],"code":["Worse."]}""", "message: Bad. | code: Worse.", InvalidRequest)]
    [InlineData("""{"error":["Bad."]}""", "error: Bad.", InvalidRequest)]
    [InlineData("""{"detail":{"name":["Bad."]}}""", "name: Bad.", InvalidRequest)]
    [InlineData(
        """{"error":"Validation failed","details":{"name":["Bad."]},"code":"VALIDATION_ERROR"}""",
        "name: Bad.",
        "Validation failed"
    )]
    public async Task FieldErrors_AreFlattened_ForNestedMessages(string body, string expected, string message)
    {
        var e = Assert.IsType<InvalidRequestException>(await FailAsync(HttpStatusCode.BadRequest, body));
        Assert.Equal(expected, string.Join(" | ", e.FieldErrors.Select(static f => $"{f.Key}: {string.Join(" + ", f.Value)}")));
        Assert.Equal(message, e.Error.Message);
    }

    [Theory]
    [InlineData("""{"error":"m","details":null,"code":"not_authenticated"}""", true)]
    [InlineData("""{"detail":{"message":"m","code":"authentication_failed"}}""", true)]
    [InlineData("""{"detail":"m","code":"token_not_valid"}""", true)]
    [InlineData("""{"detail":"m","code":"permission_denied"}""", false)]
    [InlineData("""{"detail":"Authentication credentials were not provided."}""", false)]
    [InlineData("<html></html>", false)]
    public async Task Status403_IsAuthenticationFailed_WhenCodeSaysSo(string body, bool isCredential)
    {
        var e = await FailAsync(HttpStatusCode.Forbidden, body);
        Assert.IsType(isCredential ? typeof(AuthenticationFailedException) : typeof(PermissionDeniedException), e);
        Assert.Equal(HttpStatusCode.Forbidden, e.StatusCode);
    }

    [Fact]
    public async Task Status404_IsNotFound_WhenCodeIsAboutCredentials() =>
        Assert.IsType<NotFoundException>(await FailAsync(HttpStatusCode.NotFound, """{"detail":"m","code":"not_authenticated"}"""));

    [Fact]
    public async Task CreateAsync_RenewsToken_After403AboutCredentials()
    {
        var tokens = 0;
        var server = new ScriptedHandler()
            .Respond(HttpStatusCode.Forbidden, """{"detail":"m","code":"authentication_failed"}""")
            .Respond(HttpStatusCode.Created, """{"id":"new"}""");
        using var client = AnalyticsTestClient.Create(
            server,
            credential: Credential.Token(new Secret(_ => ValueTask.FromResult($"t{++tokens}")))
        );

        var metric = await client.Analytics.KpiMetrics.CreateAsync(
            new()
            {
                Name = "n",
                MetricType = Client.Analytics.KpiMetrics.KpiMetricType.Custom,
                AggregationType = Client.Analytics.KpiMetrics.KpiAggregationType.Sum,
            },
            cancellationToken: Token
        );

        Assert.Equal("new", metric.Id);
        Assert.Equal(["Token t1", "Token t2"], server.Calls.Select(static c => c.Headers["Authorization"]));
    }

    [Fact]
    public async Task RateLimitedException_HasRetryAfter()
    {
        var server = new ScriptedHandler().Respond(
            HttpStatusCode.TooManyRequests,
            """{"detail":"Request was throttled. Expected available in 42 seconds."}""",
            static r => r.Headers.Add("Retry-After", "42")
        );
        using var client = AnalyticsTestClient.Create(server);

        var e = await Assert.ThrowsAsync<RateLimitedException>(() =>
            client.Analytics.CostAnalyses.GetSummaryAsync(cancellationToken: Token)
        );

        Assert.Equal(TimeSpan.FromSeconds(42), e.RetryAfter);
    }

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        var server = new ScriptedHandler().Respond(
            HttpStatusCode.MovedPermanently,
            "",
            static r => r.Headers.Location = new Uri("https://elsewhere.example.com/api/")
        );
        using var client = AnalyticsTestClient.Create(server);

        var e = await Assert.ThrowsAsync<ApiException>(() => client.Analytics.CostAnalyses.GetSummaryAsync(cancellationToken: Token));

        Assert.Contains("elsewhere.example.com", e.Message, StringComparison.Ordinal);
        Assert.Single(server.Calls);
    }

    private static async Task<ApiException> FailAsync(HttpStatusCode status, string body)
    {
        using var client = AnalyticsTestClient.Create(new ScriptedHandler().Respond(status, body));
        return await Assert.ThrowsAnyAsync<ApiException>(() => client.Analytics.CostAnalyses.GetSummaryAsync(cancellationToken: Token));
    }
}

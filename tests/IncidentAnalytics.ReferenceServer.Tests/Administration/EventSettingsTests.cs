using System.Net;
using System.Text;
using IncidentAnalytics.ReferenceServer.Events;
using IncidentAnalytics.ReferenceServer.OAuth;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Administration;

public sealed class EventSettingsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_ChangesSettings()
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);

        Assert.Equal(
            """{"errors":"error_message","summary":false,"empty_series":[]}""",
            await PostAsync(server, "/_reference/events", "{}")
        );
        Assert.Equal(
            """{"errors":"error_msg","summary":true,"empty_series":[]}""",
            await PostAsync(server, "/_reference/events", """{"errors":"error_msg","summary":true}""")
        );
        Assert.Equal(
            """{"errors":"error_message","summary":true,"empty_series":["Minor","Info"]}""",
            await PostAsync(server, "/_reference/events", """{"errors":"error_message","empty_series":["Minor","Info"]}""")
        );
        server.Reset();
        Assert.False(server.Events.SendsSummary);
        Assert.Empty(server.Events.EmptySeries);
    }

    [Theory]
    [InlineData("""{"summary":true,"errors":"both"}""")]
    [InlineData("""{"errors":"error_msg","summary":"yes"}""")]
    [InlineData("""{"summary":true,"empty_series":["Minor","Fatal"]}""")]
    [InlineData("""{"summary":true,"empty_series":true}""")]
    [InlineData("[]")]
    [InlineData("{")]
    public async Task Events_RefusesInvalidSettings(string json)
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);

        await PostAsync(server, "/_reference/events", json, HttpStatusCode.BadRequest);

        Assert.Equal(EventErrorFormat.ErrorMessage, server.Events.ErrorFormat);
        Assert.False(server.Events.SendsSummary);
    }

    [Fact]
    public async Task IamTokens_ChangesItsOwnSettings()
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);
        var (iam, oauth) = (server.IamTokens.Issue(projectId: null), server.Tokens.Issue("reference-client"));

        Assert.Equal(
            """{"lifetime_seconds":3,"issued":1}""",
            await PostAsync(server, "/_reference/tokens/iam", """{"lifetime_seconds":3,"revoke":true}""")
        );

        Assert.Equal(TimeSpan.FromSeconds(3), server.IamTokens.Lifetime);
        Assert.Null(server.IamTokens.Verify(iam.Text, out _));
        Assert.Equal(TimeSpan.FromHours(1), server.Tokens.Lifetime);
        Assert.NotNull(server.Tokens.Verify(oauth, out _));
    }

    [Theory]
    [InlineData("""{"lifetime_seconds":86401}""")]
    [InlineData("""{"lifetime_seconds":3,"expires_in":"omitted"}""")]
    public async Task IamTokens_RefusesInvalidSettings(string json)
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);

        await PostAsync(server, "/_reference/tokens/iam", json, HttpStatusCode.BadRequest);

        Assert.Equal(TimeSpan.FromDays(1), server.IamTokens.Lifetime);
        Assert.Equal(ExpiresInFormat.Number, server.Tokens.ExpiresIn);
    }

    [Fact]
    public async Task Start_Throws_WhenErrorFormatIsUnknown() =>
        Assert.Equal(
            "EventErrorFormat",
            (
                await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
                    IncidentAnalyticsServer.StartAsync(new() { EventErrorFormat = (EventErrorFormat)2 }, Ct)
                )
            ).ParamName
        );

    private static async Task<string> PostAsync(
        IncidentAnalyticsServer server,
        string path,
        string json,
        HttpStatusCode expected = HttpStatusCode.OK
    )
    {
        using var http = server.CreateHttpClient();
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(path, content, Ct);
        Assert.Equal(expected, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Ct);
    }
}

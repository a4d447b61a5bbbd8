using System.Net;
using System.Text;
using IncidentAnalytics.ReferenceServer.Events;
using IncidentAnalytics.ReferenceServer.OAuth;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Administration;

public sealed class EventAdministrationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_events_service_is_told_how_to_answer()
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
    public async Task A_way_to_answer_that_makes_no_sense_changes_nothing(string json)
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);

        await PostAsync(server, "/_reference/events", json, HttpStatusCode.BadRequest);

        Assert.Equal(EventErrorFormat.ErrorMessage, server.Events.ErrorFormat);
        Assert.False(server.Events.SendsSummary);
    }

    [Fact]
    public async Task The_iam_token_endpoint_is_told_how_to_behave_and_the_oauth_one_is_left_alone()
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
    public async Task What_iam_cannot_do_changes_nothing(string json)
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(cancellationToken: Ct);

        await PostAsync(server, "/_reference/tokens/iam", json, HttpStatusCode.BadRequest);

        Assert.Equal(TimeSpan.FromDays(1), server.IamTokens.Lifetime);
        Assert.Equal(ExpiresInForm.Number, server.Tokens.ExpiresIn);
    }

    [Fact]
    public async Task A_form_of_errors_that_there_is_not_stops_the_start() =>
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

using System.Net;
using System.Net.Http.Json;
using System.Text;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.ReferenceServer.OAuth;
using IncidentAnalytics.ReferenceServer.Tests.OAuth;
using IncidentAnalytics.ReferenceServer.Tests.Tickets;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Administration;

public sealed class AdministrationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tickets_ReplacesOrAppendsDocuments()
    {
        await using var tickets = await TicketServer.StartAsync();
        var generated = tickets.Server.TicketCount;

        Assert.Equal("""{"loaded":2,"documents":2}""", await LoadAsync(tickets.Http, "", "{\"a\":1}\r\n\r\n{\"a\":[true,null]}\n"));
        Assert.Equal("""{"loaded":1,"documents":3}""", await LoadAsync(tickets.Http, "?mode=append", "{}"));
        Assert.Equal("""{"loaded":0,"documents":0}""", await LoadAsync(tickets.Http, "?mode=replace", ""));
        tickets.Server.Reset();

        Assert.Equal(generated, tickets.Server.TicketCount);
    }

    [Theory]
    [InlineData("", "{}\n[]", "Line 2 is not a JSON object.")]
    [InlineData("", "{}\n{", "Line 2 cannot be read")]
    [InlineData("", "{\"@timestamp\":\"tomorrow\"}", "A value does not fit its field")]
    [InlineData("", "{}\n{\"a\":\"\\ud800\"}", "Line 2 cannot be read")]
    [InlineData("", "{\"\\udc00\":1}", "Line 1 cannot be read")]
    [InlineData("?mode=merge", "{}", "mode must be replace or append.")]
    public async Task Tickets_RefusesInvalidDocuments(string query, string lines, string detail)
    {
        await using var tickets = await TicketServer.StartAsync("{}", "{}", "{}");

        var answer = await LoadAsync(tickets.Http, query, lines, HttpStatusCode.BadRequest);

        Assert.Contains(detail, answer, StringComparison.Ordinal);
        Assert.Equal(3, tickets.Server.TicketCount);
    }

    [Fact]
    public async Task Start_Throws_WhenALineIsNotAnObject() =>
        await Assert.ThrowsAsync<FormatException>(() => IncidentAnalyticsServer.StartAsync(new() { Tickets = ["{}", "7"] }, Ct));

    [Fact]
    public async Task Reset_ReturnsToInitialState()
    {
        await using var tickets = await TicketServer.StartAsync();
        tickets.Server.Faults.Add(Fault.Drop());
        tickets.Server.Tokens.Lifetime = TimeSpan.FromSeconds(3);

        using var response = await tickets.Http.PostAsync("/_reference/reset", content: null, Ct);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(tickets.Server.Requests);
        Assert.Empty(tickets.Server.Faults.Pending);
        Assert.Equal(0, tickets.Server.Tokens.IssuedCount);
        Assert.Equal(TimeSpan.FromHours(1), tickets.Server.Tokens.Lifetime);
        var (status, _) = await tickets.AggregateAsync(TicketServer.Body());
        Assert.Equal(200, status);
    }

    [Fact]
    public async Task Reset_GeneratesWorldUpToNow()
    {
        await using var tickets = await TicketServer.StartAsync();
        var body = TicketServer.Body();
        body["end_time"] = "2026-03-12T12:00:00Z";
        var before = await tickets.TotalAsync(body);

        tickets.Clock.Advance(TimeSpan.FromDays(10));
        tickets.Server.Reset();
        await tickets.LogInAsync();

        Assert.True(await tickets.TotalAsync(body) > before + 100);
    }

    [Fact]
    public async Task Tokens_ChangesSettings()
    {
        await using var tickets = await TicketServer.StartAsync();

        using var response = await tickets.Http.PostAsJsonAsync(
            "/_reference/tokens",
            new
            {
                lifetime_seconds = 3,
                expires_in = "omitted",
                revoke = true,
            },
            Ct
        );

        Assert.Equal("""{"lifetime_seconds":3,"expires_in":"omitted","issued":1}""", await response.Content.ReadAsStringAsync(Ct));
        Assert.Equal(TimeSpan.FromSeconds(3), tickets.Server.Tokens.Lifetime);
        Assert.Equal(ExpiresInFormat.Omitted, tickets.Server.Tokens.ExpiresIn);
        var (status, _) = await tickets.AggregateAsync(TicketServer.Body());
        Assert.Equal(401, status);
    }

    [Theory]
    [InlineData("""{"lifetime_seconds":0}""")]
    [InlineData("""{"lifetime_seconds":"x"}""")]
    [InlineData("""{"lifetime_seconds":3,"expires_in":"never"}""")]
    [InlineData("""{"expires_in":"\ud800"}""")]
    [InlineData("7")]
    [InlineData("{")]
    public async Task Tokens_RefusesInvalidSettings(string json)
    {
        await using var tickets = await TicketServer.StartAsync();
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await tickets.Http.PostAsync("/_reference/tokens", content, Ct);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(TimeSpan.FromHours(1), tickets.Server.Tokens.Lifetime);
    }

    [Fact]
    public async Task Date_IsThatOfTheServersClock()
    {
        await using var tickets = await TicketServer.StartAsync();
        using var response = await tickets.Http.GetAsync("/_reference/health", Ct);

        Assert.Equal(tickets.Clock.GetUtcNow(), response.Headers.Date);
        Assert.Equal("""{"status":"ok","now":"2026-03-02T12:00:00.0000000Z"}""", await response.Content.ReadAsStringAsync(Ct));
    }

    private static async Task<string> LoadAsync(HttpClient http, string query, string lines, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var content = new StringContent(lines, Encoding.UTF8, "application/x-ndjson");
        using var response = await http.PostAsync("/_reference/tickets" + query, content, Ct);
        Assert.Equal(expected, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Ct);
    }
}

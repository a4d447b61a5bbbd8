using System.Net.Http.Headers;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Faults;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Sonar;

public sealed class SonarRefusalTests
{
    private const string DateOf = " parameter should be date format (yyyy-MM-dd HH:mm:ss+0000)";
    private const string UnknownStatus =
        "'statuses' should contain elements that is one of NEW, ASSIGNED, IN_PROGRESS, SUBMITTED, APPROVED, REJECTED, CLOSED.";

    private const string UnknownColumn = "sort_column should be one of id, created_at, updated_at, closed_at.";
    private const string UnknownPriority = "element of priorities should be one of 1 (LOW), 2 (MEDIUM), 3 (HIGH). input is ";
    private const string Someone = "bfd00bb0-be99-4fd5-8380-166f544975fa";

    [Theory]
    // The eight of the document, word for word.
    [InlineData("offset=x", "'offset' parameter should be int type")]
    [InlineData("offset=-1", "'offset' must be greater than or equal to 0.")]
    [InlineData("from=yesterday", "'from' parameter should be date format (yyyy-MM-dd HH:mm:ss+0000)")]
    [InlineData("statuses=OPEN", UnknownStatus)]
    [InlineData("priorities=4", "element of priorities should be one of 1 (LOW), 2 (MEDIUM), 3 (HIGH). input is 4")]
    [InlineData("sort_type=NONE", "sort_type should be one of ASC or DESC. input is NONE")]
    [InlineData("sort_column=title", UnknownColumn)]
    [InlineData("assignees=joshua", "assignees should contains only guid values.")]
    // Their siblings.
    [InlineData("limit=x", "'limit' parameter should be int type")]
    [InlineData("limit=-1", "'limit' must be greater than or equal to 0.")]
    [InlineData("to=tomorrow", "'to'" + DateOf)]
    [InlineData("approvers=joshua", "approvers should contains only guid values.")]
    // Beyond the document.
    [InlineData("limit=1001", "'limit' must be less than or equal to 1000.")]
    // What is a number, a date, an element.
    [InlineData("offset=", "'offset' parameter should be int type")]
    [InlineData("offset=1.0", "'offset' parameter should be int type")]
    [InlineData("offset=%201", "'offset' parameter should be int type")]
    [InlineData("offset=2147483648", "'offset' parameter should be int type")]
    [InlineData("limit=1,000", "'limit' parameter should be int type")]
    [InlineData("from=", "'from'" + DateOf)]
    [InlineData("from=2022-09-14", "'from'" + DateOf)]
    [InlineData("from=2022-09-14%2017:34:19", "'from'" + DateOf)]
    [InlineData("from=2022-09-14%2017:34:19+0900", "'from'" + DateOf)]
    [InlineData("from=2022-09-14T17:34:19%2B0900", "'from'" + DateOf)]
    [InlineData("from=2022-09-14%2017:34:19%2B09:00", "'from'" + DateOf)]
    [InlineData("from=2022-09-14%2017:34:19%2B9", "'from'" + DateOf)]
    [InlineData("from=2022-09-14%2017:34:19%2B2400", "'from'" + DateOf)]
    [InlineData("from=2022-09-14%2017:34:19%2B0960", "'from'" + DateOf)]
    [InlineData("from=2022-09-14%2017:34:19Z", "'from'" + DateOf)]
    [InlineData("from=2022-09-14%2017:34:19.5%2B0900", "'from'" + DateOf)]
    [InlineData("from=2022-02-30%2000:00:00%2B0900", "'from'" + DateOf)]
    [InlineData("to=2022-09-14%2024:00:00%2B0900", "'to'" + DateOf)]
    [InlineData("statuses=", UnknownStatus)]
    [InlineData("statuses=new", UnknownStatus)]
    [InlineData("statuses=NEW,", UnknownStatus)]
    [InlineData("statuses=NEW,%20CLOSED", UnknownStatus)]
    [InlineData("statuses=0", UnknownStatus)]
    [InlineData("priorities=", UnknownPriority)]
    [InlineData("priorities=HIGH", UnknownPriority + "HIGH")]
    [InlineData("priorities=3,0", UnknownPriority + "0")]
    [InlineData("priorities=03", UnknownPriority + "03")]
    [InlineData("sort_type=", "sort_type should be one of ASC or DESC. input is ")]
    [InlineData("sort_type=desc", "sort_type should be one of ASC or DESC. input is desc")]
    [InlineData("sort_column=", UnknownColumn)]
    [InlineData("sort_column=ID", UnknownColumn)]
    [InlineData("assignees=", "assignees should contains only guid values.")]
    [InlineData("assignees=" + Someone + ",joshua", "assignees should contains only guid values.")]
    [InlineData("assignees=%7B" + Someone + "%7D", "assignees should contains only guid values.")]
    [InlineData("assignees=" + Someone + "%20", "assignees should contains only guid values.")]
    [InlineData("approvers=0xd00bb0-be99-4fd5-8380-166f544975fa", "approvers should contains only guid values.")]
    // The first invalid parameter of the table is reported.
    [InlineData("sort_column=x&priorities=9&offset=x", "'offset' parameter should be int type")]
    [InlineData("sort_column=x&sort_type=y", "sort_type should be one of ASC or DESC. input is y")]
    public async Task Endpoint_RefusesInvalidParameter_WithDocumentedMessage(string query, string message)
    {
        await using var sonar = await SonarServer.StartAsync("{}");

        var (status, body) = await sonar.GetAsync("?" + query);

        Assert.Equal(400, status);
        Assert.Equal($$"""{"error_code":"invalid-argument","error_msg":"{{message}}"}""", body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("limit=0&offset=2147483647")]
    [InlineData("limit=1000&offset=%2B5")]
    [InlineData("limit=5&limit=x")]
    [InlineData("LIMIT=x&Offset=-1&sortColumn=x&page=7&_=")]
    [InlineData("keywords=&from=0001-01-01%2000:00:00%2B1400&to=9999-12-31%2023:59:59-1400")]
    [InlineData("to=2020-01-01%2000:00:00%2B0900&from=2026-01-01%2000:00:00%2B0900")]
    [InlineData("assignees=" + Someone + "&approvers=BFD00BB0-BE99-4FD5-8380-166F544975FA")]
    public async Task Endpoint_AcceptsUnusualParameters(string query)
    {
        await using var sonar = await SonarServer.StartAsync("{}");

        Assert.Equal((200, """{"total":0,"tickets":[]}"""), await sonar.GetAsync("?" + query));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer another-key")]
    [InlineData("Token reference-key")]
    [InlineData("reference-key")]
    public async Task Endpoint_RequiresApiKey(string? authorization)
    {
        await using var sonar = await SonarServer.StartAsync("{}");
        sonar.Http.DefaultRequestHeaders.Authorization = authorization is null ? null : AuthenticationHeaderValue.Parse(authorization);
        using var response = await sonar.Http.GetAsync(SonarServer.Path + "?offset=x", TestContext.Current.CancellationToken);

        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        Assert.Equal(
            """{"error_code":"unauthorized","error_msg":"A valid API key is required: Authorization: Bearer <API_KEY>."}""",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    [Theory]
    [InlineData("GET", "/api/sonar/ticket", 404, """{"error_code":"not-found","error_msg":"Not Found"}""")]
    [InlineData("GET", "/api/sonar", 404, """{"error_code":"not-found","error_msg":"Not Found"}""")]
    [InlineData("GET", "/api/sonar/tickets/2", 404, """{"error_code":"not-found","error_msg":"Not Found"}""")]
    [InlineData("POST", "/api/sonar/tickets", 405, """{"error_code":"method-not-allowed","error_msg":"Method Not Allowed"}""")]
    [InlineData("GET", "/api/sonars", 404, """{"status_code":404,"detail":"Not Found"}""")]
    public async Task Endpoint_RespondsInItsErrorFormat_ToUnknownPathsAndMethods(string method, string path, int status, string expected)
    {
        await using var sonar = await SonarServer.StartAsync("{}");
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await sonar.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(expected, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Fault_ScriptsBusinessError()
    {
        await using var sonar = await SonarServer.StartAsync("{}");
        const string Body = """{"error_code":"illegal-state","error_msg":"no-permission"}""";
        sonar.Server.Faults.Add(Fault.Answer(500, Body) with { Path = "/api/sonar/tickets" });

        Assert.Equal((500, Body), await sonar.GetAsync("?limit=1"));
        Assert.Equal(200, (await sonar.GetAsync("?limit=1")).Status);
    }

    [Fact]
    public async Task Journal_RedactsApiKey()
    {
        await using var sonar = await SonarServer.StartAsync("{}");
        await sonar.GetAsync("?limit=1");

        Assert.DoesNotContain("reference-key", JsonSerializer.Serialize(Assert.Single(sonar.Server.Requests)), StringComparison.Ordinal);
    }
}

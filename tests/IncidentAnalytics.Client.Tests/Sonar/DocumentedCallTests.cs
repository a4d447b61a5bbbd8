using System.Net;
using System.Text.Json.Nodes;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Sonar;

/// <summary>The service's documented request and response, byte for byte, without the reference server.</summary>
public sealed class DocumentedCallTests
{
    private readonly ScriptedHandler _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Api_ListTicketsAsync_SendsDocumentedRequest()
    {
        _server.Respond(HttpStatusCode.OK, DocumentedSample.ReadResponse("sonar.list_tickets"));
        using var client = SonarTestClient.Create(_server);

        var response = await client.Sonar.Api.ListTicketsAsync(null, null, Token);

        var request = Assert.Single(_server.Requests);
        Assert.Equal((HttpMethod.Get, "https://hostname/api/sonar/tickets"), (request.Method, request.Address.AbsoluteUri));
        Assert.Equal("Bearer <API_KEY>", request.Headers["Authorization"]);
        Assert.Null(request.Body);
        Assert.Equal(15, response.Total);
    }

    [Theory]
    [InlineData("")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("fi-FI")]
    public async Task GetTicketPageAsync_SendsEveryParameterInDocumentedOrder(string culture)
    {
        using var _ = new CultureScope(culture);
        _server.Respond(HttpStatusCode.OK, DocumentedSample.ReadResponse("sonar.list_tickets"));
        using var client = SonarTestClient.Create(_server);

        await client.Sonar.GetTicketPageAsync(
            new()
            {
                Offset = 20,
                PageSize = 10,
                Range = TimeRange.Between(
                    new(2022, 9, 14, 17, 34, 19, TimeSpan.FromHours(9)),
                    new(2022, 9, 15, 0, 0, 0, -TimeSpan.FromMinutes(210))
                ),
                Statuses = [SonarTicketStatus.New, SonarTicketStatus.InProgress],
                Keywords = "disk & ü+1",
                Priorities = [SonarTicketPriority.High, SonarTicketPriority.Medium, SonarTicketPriority.Low],
                Assignees = [new("bfd00bb0-be99-4fd5-8380-166f544975fa"), new("49272877-75f2-4c2f-9301-d21c4f9a106d")],
                Approvers = [new("6fbe27b7-f1ae-4d7a-a1a5-76d8fa9aa311")],
                SortColumn = SonarSortColumn.CreatedAt,
                SortDirection = SonarSortDirection.Descending,
            },
            cancellationToken: Token
        );

        Assert.Equal(
            "?offset=20&limit=10&from=2022-09-14%2017%3A34%3A19%2B0900&to=2022-09-15%2000%3A00%3A00-0330&statuses=NEW%2CIN_PROGRESS"
                + "&keywords=disk%20%26%20%C3%BC%2B1&priorities=3%2C2%2C1"
                + "&assignees=bfd00bb0-be99-4fd5-8380-166f544975fa%2C49272877-75f2-4c2f-9301-d21c4f9a106d"
                + "&approvers=6fbe27b7-f1ae-4d7a-a1a5-76d8fa9aa311&sort_type=DESC&sort_column=created_at",
            Assert.Single(_server.Requests).Address.Query
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    public async Task GetTicketPageAsync_ReadsDocumentedResponse(string culture)
    {
        using var _ = new CultureScope(culture);
        _server.Respond(HttpStatusCode.OK, DocumentedSample.ReadResponse("sonar.list_tickets"));
        using var client = SonarTestClient.Create(_server);

        var page = await client.Sonar.GetTicketPageAsync(cancellationToken: Token);

        Assert.Equal((15, 0, 1), (page.TotalCount, page.Position, page.Next));
        var ticket = Assert.Single(page.Items);
        Assert.Equal(2, ticket.Id);
        Assert.Equal((new Guid("5f0ba741-7551-400d-8bd6-1f14a6e8536d"), "Threat"), (ticket.RepoGuid, ticket.RepoName));
        Assert.Equal(new Guid("49272877-75f2-4c2f-9301-d21c4f9a106d"), ticket.TicketGuid);
        Assert.Equal((null, null), (ticket.SiteGuid, ticket.SiteName));
        Assert.Equal("Attempt to collect web server settings: 20.0.31.172", ticket.Title);
        Assert.Equal(
            (SonarTicketPriority.Low, SonarTicketStatus.Assigned, SonarTicketFormat.Json),
            (ticket.Priority, ticket.Status, ticket.Format)
        );
        Assert.Equal((7, true, false), (ticket.Count, ticket.IsAttack, ticket.IsIncident));
        var assignee = Assert.Single(ticket.Assignees!);
        Assert.Equal((new Guid("6fbe27b7-f1ae-4d7a-a1a5-76d8fa9aa311"), "Logpresso"), (assignee.CompanyGuid, assignee.CompanyName));
        Assert.Equal((new Guid("bfd00bb0-be99-4fd5-8380-166f544975fa"), "Joshua"), (assignee.UserGuid, assignee.UserName));
        Assert.Equal((SonarTaskType.Assignee, SonarTaskStatus.Assigned), (assignee.TaskType, assignee.TaskStatus));
        Assert.Equal((null, null, null), (assignee.FormerLogin, assignee.FormerUser, assignee.FormerDepartment));
        Assert.Empty(ticket.Approvers!);
        Assert.True(new DateTimeOffset(2022, 9, 14, 17, 34, 19, TimeSpan.FromHours(9)).EqualsExact(ticket.Created!.Value));
        Assert.True(new DateTimeOffset(2022, 9, 14, 23, 55, 29, TimeSpan.FromHours(9)).EqualsExact(ticket.Updated!.Value));
        Assert.Null(ticket.Closed);
        Assert.Equal((null, null, null, null), (ticket.FormerLogin, ticket.FormerUser, ticket.FormerDepartment, ticket.FormerSite));
        Assert.Empty(ticket.AdditionalProperties);
    }

    [Fact]
    public async Task GetTicketPageAsync_ThrowsWithPath_WhenDateIsInvalid()
    {
        _server.Respond(HttpStatusCode.OK, """{"total":1,"tickets":[{"id":1,"created":"yesterday"}]}""");
        using var client = SonarTestClient.Create(_server);

        var e = await Assert.ThrowsAsync<InvalidResponseException>(() => client.Sonar.GetTicketPageAsync(cancellationToken: Token));

        Assert.Contains("$.tickets[0].created", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_WritesDocumentedResponseWithoutNulls()
    {
        var written = SonarTicketListResponse.Parse(DocumentedSample.ReadResponse("sonar.list_tickets")).ToString();
        Assert.True(
            JsonNode.DeepEquals(WithoutNulls(JsonNode.Parse(DocumentedSample.ReadResponse("sonar.list_tickets"))), JsonNode.Parse(written)),
            written
        );
    }

    [Fact]
    public void Parse_ReadsDocumentedMembersMissingFromSample()
    {
        var ticket = Assert.Single(
            SonarTicketListResponse
                .Parse(
                    """
                    {"tickets":[{"id":9007199254740993,"site_guid":"6fbe27b7-f1ae-4d7a-a1a5-76d8fa9aa311","site_name":"Seoul","count":"3000000000",
                      "priority":"URGENT","attack":null,"closed":"2022-09-15 01:02:03+0900","x_login":"a","x_user":"b","x_dept":"c","x_site":"d",
                      "approvers":[{"task_type":"APPROVER","task_status":"REJECTED","x_login":"e","x_user":"f","x_dept":"g"}],"sla":{"due":1}}]}
                    """
                )
                .Tickets!
        );

        Assert.Equal((9007199254740993, 3_000_000_000), (ticket.Id, ticket.Count));
        Assert.Equal((new Guid("6fbe27b7-f1ae-4d7a-a1a5-76d8fa9aa311"), "Seoul"), (ticket.SiteGuid, ticket.SiteName));
        Assert.Equal(("URGENT", null, null), (ticket.Priority.ToString(), ticket.Priority!.Value.Number, ticket.IsAttack));
        Assert.Equal(new DateTimeOffset(2022, 9, 14, 16, 2, 3, TimeSpan.Zero), ticket.Closed);
        Assert.Equal(("a", "b", "c", "d"), (ticket.FormerLogin, ticket.FormerUser, ticket.FormerDepartment, ticket.FormerSite));
        var approver = Assert.Single(ticket.Approvers!);
        Assert.Equal((SonarTaskType.Approver, SonarTaskStatus.Rejected), (approver.TaskType, approver.TaskStatus));
        Assert.Equal(("e", "f", "g"), (approver.FormerLogin, approver.FormerUser, approver.FormerDepartment));
        Assert.Equal("""{"due":1}""", ticket.AdditionalProperties["sla"].GetRawText());
    }

    private static JsonNode? WithoutNulls(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach (var name in members.Where(static m => m.Value is null).Select(static m => m.Key).ToList())
                members.Remove(name);
            foreach (var (_, value) in members)
                WithoutNulls(value);
        }

        foreach (var item in node as JsonArray ?? [])
            WithoutNulls(item);
        return node;
    }
}

using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Sonar;
using WireMock.Matchers;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Stubs;

/// <summary>The documented call of the Sonar service.</summary>
public sealed class SonarCallTests : StubTests
{
    private const string DocumentedAnswer = """
        {
          "total": 15,
          "tickets": [
            {
              "id": 2,
              "repo_guid": "5f0ba741-7551-400d-8bd6-1f14a6e8536d",
              "repo_name": "Threat",
              "guid": "49272877-75f2-4c2f-9301-d21c4f9a106d",
              "title": "Attempt to collect web server settings: 20.0.31.172",
              "priority": "LOW",
              "status": "ASSIGNED",
              "format": "JSON",
              "count": 7,
              "attack": true,
              "incident": false,
              "assignees": [
                {
                  "company_guid": "6fbe27b7-f1ae-4d7a-a1a5-76d8fa9aa311",
                  "company_name": "Logpresso",
                  "user_guid": "bfd00bb0-be99-4fd5-8380-166f544975fa",
                  "user_name": "Joshua",
                  "task_type": "ASSIGNEE",
                  "task_status": "ASSIGNED",
                  "x_login": null,
                  "x_user": null,
                  "x_dept": null
                }
              ],
              "approvers": [],
              "created": "2022-09-14 17:34:19+0900",
              "updated": "2022-09-14 23:55:29+0900",
              "closed": null,
              "x_login": null,
              "x_user": null,
              "x_dept": null
            }
          ]
        }
        """;

    private static readonly Guid Assignee = new("bfd00bb0-be99-4fd5-8380-166f544975fa");

    [Fact]
    public async Task ListTicketsAsync_SendsTheDocumentedRequest_AndReadsTheAnswer()
    {
        Stub(Get(SonarPath).WithHeader("Authorization", new ExactMatcher("Bearer <API_KEY>")), Json(DocumentedAnswer));

        var response = await Client.Sonar.Api.ListTicketsAsync(null, null, Token);

        Assert.Equal(15, response.Total);
        var ticket = Assert.Single(response.Tickets!);
        Assert.Equal((2, SonarTicketPriority.Low, SonarTicketStatus.Assigned), (ticket.Id, ticket.Priority, ticket.Status));
        Assert.Equal("Attempt to collect web server settings: 20.0.31.172", ticket.Title);
        Assert.Equal(("Joshua", Assignee), (ticket.Assignees![0].UserName, ticket.Assignees[0].UserGuid));
        Assert.True(new DateTimeOffset(2022, 9, 14, 17, 34, 19, TimeSpan.FromHours(9)).EqualsExact(ticket.Created!.Value));
        Assert.Equal((null, true, false), (ticket.Closed, ticket.IsAttack, ticket.IsIncident));

        var request = Assert.Single(Requests);
        Assert.Equal(("GET", SonarPath), (request.Method, request.Target));
        Assert.Empty(request.Body);
        Assert.False(request.Headers.ContainsKey("Content-Type"));
    }

    [Fact]
    public async Task GetTicketPageAsync_SendsEveryParameter_AsTheDocumentWritesIt()
    {
        Stub(
            Get(SonarPath)
                .WithParam("offset", "20")
                .WithParam("limit", "10")
                .WithParam("from", "2022-09-14 17:34:19+0900")
                .WithParam("to", "2022-09-15 00:00:00+0900")
                .WithParam("statuses", new ExactMatcher("NEW,IN_PROGRESS"))
                .WithParam("keywords", "web & settings +1 ü")
                .WithParam("priorities", new ExactMatcher("3,1"))
                .WithParam("assignees", Assignee.ToString())
                .WithParam("approvers", Assignee.ToString())
                .WithParam("sort_type", "DESC")
                .WithParam("sort_column", "created_at"),
            Json(DocumentedAnswer)
        );

        var page = await Client.Sonar.GetTicketPageAsync(
            new()
            {
                Offset = 20,
                PageSize = 10,
                Range = TimeRange.Between(
                    new(2022, 9, 14, 17, 34, 19, TimeSpan.FromHours(9)),
                    new(2022, 9, 15, 0, 0, 0, TimeSpan.FromHours(9))
                ),
                Statuses = [SonarTicketStatus.New, SonarTicketStatus.InProgress],
                Keywords = "web & settings +1 ü",
                Priorities = [SonarTicketPriority.High, SonarTicketPriority.Low],
                Assignees = [Assignee],
                Approvers = [Assignee],
                SortDirection = SonarSortDirection.Descending,
                SortColumn = SonarSortColumn.CreatedAt,
            },
            cancellationToken: Token
        );

        Assert.Equal(2, Assert.Single(page.Items).Id);
        var address = Assert.Single(Requests).Target;
        Assert.Contains("from=2022-09-14%2017%3A34%3A19%2B0900&to=2022-09-15%2000%3A00%3A00%2B0900&", address, StringComparison.Ordinal);
        Assert.DoesNotContain('+', address);
    }

    [Fact]
    public async Task CountTicketsAsync_ThrowsInvalidRequest_ForADocumentedRefusal()
    {
        Stub(
            Get(SonarPath),
            Json("""{"error_code": "invalid-argument", "error_msg": "assignees should contains only guid values."}""", 400)
        );

        var e = await Assert.ThrowsAsync<InvalidRequestException>(() => Client.Sonar.CountTicketsAsync(cancellationToken: Token));

        Assert.Equal(("invalid-argument", "assignees should contains only guid values."), (e.Code, e.Error.Message));
        Assert.Single(Requests);
    }
}

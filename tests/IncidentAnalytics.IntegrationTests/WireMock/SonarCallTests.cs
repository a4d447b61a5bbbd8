using System.Globalization;
using System.Text.Json.Nodes;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Sonar;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.WireMock;

/// <summary>The documented call of the Sonar service, as a server outside of this project received and answered it.</summary>
public sealed class SonarCallTests(WireMockServer server) : WireMockTests(server)
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
    public async Task The_documented_request_is_sent_and_the_answer_is_typed()
    {
        await StubAsync($$$"""
            {
              "request": {"method": "GET", "url": "{{{SonarPath}}}", "headers": {"Authorization": {"equalTo": "Bearer <API_KEY>"} }},
              "response": {{{Json(DocumentedAnswer)}}}
            }
            """);

        var response = await Client.Sonar.Api.ListTicketsAsync(null, null, Token);

        Assert.Equal(15, response.Total);
        var ticket = Assert.Single(response.Tickets!);
        Assert.Equal((2, SonarTicketPriority.Low, SonarTicketStatus.Assigned), (ticket.Id, ticket.Priority, ticket.Status));
        Assert.Equal("Attempt to collect web server settings: 20.0.31.172", ticket.Title);
        Assert.Equal(("Joshua", Assignee), (ticket.Assignees![0].UserName, ticket.Assignees[0].UserGuid));
        Assert.True(new DateTimeOffset(2022, 9, 14, 17, 34, 19, TimeSpan.FromHours(9)).EqualsExact(ticket.Created!.Value));
        Assert.Equal((null, true, false), (ticket.Closed, ticket.IsAttack, ticket.IsIncident));

        var request = Assert.Single(await Server.GetRequestsAsync(Token));
        Assert.Empty(request.Body);
        Assert.False(request.Headers.ContainsKey("Content-Type"));
    }

    [Fact]
    public async Task Every_parameter_arrives_as_the_document_writes_it()
    {
        await StubAsync($$"""
            {
              "request": {
                "method": "GET",
                "urlPath": "{{SonarPath}}",
                "queryParameters": {
                  "offset": {"equalTo": "20"},
                  "limit": {"equalTo": "10"},
                  "from": {"equalTo": "2022-09-14 17:34:19+0900"},
                  "to": {"equalTo": "2022-09-15 00:00:00+0900"},
                  "statuses": {"equalTo": "NEW,IN_PROGRESS"},
                  "keywords": {"equalTo": "web & settings +1 ü"},
                  "priorities": {"equalTo": "3,1"},
                  "assignees": {"equalTo": "{{Assignee}}"},
                  "approvers": {"equalTo": "{{Assignee}}"},
                  "sort_type": {"equalTo": "DESC"},
                  "sort_column": {"equalTo": "created_at"}
                }
              },
              "response": {{Json(DocumentedAnswer)}}
            }
            """);

        var page = await Client.Sonar.GetTicketPageAsync(
            new()
            {
                Offset = 20,
                PageSize = 10,
                Range = TimeRange.Between(new(2022, 9, 14, 17, 34, 19, TimeSpan.FromHours(9)), new(2022, 9, 15, 0, 0, 0, TimeSpan.FromHours(9))),
                Statuses = [SonarTicketStatus.New, SonarTicketStatus.InProgress],
                Keywords = "web & settings +1 ü",
                Priorities = [SonarTicketPriority.High, SonarTicketPriority.Low],
                Assignees = [Assignee],
                Approvers = [Assignee],
                SortDirection = SonarSortDirection.Descending,
                SortColumn = SonarSortColumn.CreatedAt,
            },
            cancellationToken: Token);

        Assert.Equal(2, Assert.Single(page.Items).Id);
        var address = Assert.Single(await Server.GetRequestsAsync(Token)).Path;
        Assert.Contains("from=2022-09-14%2017%3A34%3A19%2B0900&to=2022-09-15%2000%3A00%3A00%2B0900&", address, StringComparison.Ordinal);
        Assert.DoesNotContain('+', address);
    }

    [Fact]
    public async Task A_documented_refusal_is_an_invalid_request()
    {
        await StubAsync($$"""
            {
              "request": {"method": "GET", "urlPath": "{{SonarPath}}"},
              "response": {{Json("""{"error_code": "invalid-argument", "error_msg": "assignees should contains only guid values."}""", 400)}}
            }
            """);

        var e = await Assert.ThrowsAsync<InvalidRequestException>(() => Client.Sonar.CountTicketsAsync(cancellationToken: Token));

        Assert.Equal(("invalid-argument", "assignees should contains only guid values."), (e.Code, e.Error.Message));
        Assert.Single(await Server.GetRequestsAsync(Token));
    }

    [Theory]
    [MemberData(nameof(ConnectionFaultTests.Faults), MemberType = typeof(ConnectionFaultTests))]
    public async Task A_connection_that_breaks_on_a_page_is_repeated_and_no_ticket_is_lost(string fault)
    {
        await StubPageAsync(0, Json(Page(0, 2)));
        await StubPageAsync(2, $$"""{"fault": "{{fault}}"}""", "Started", "broken once");
        await StubPageAsync(2, Json(Page(2, 2)), "broken once", "broken once");
        await StubPageAsync(4, Json(Page(4, 1)));

        var run = Client.Sonar.ListTicketsAsync(new() { PageSize = 2 }, cancellationToken: Token).ToListAsync(Token);
        var retry = AdvanceToRetryAsync(run);

        // A GET that was not answered at all on a kept connection is repeated by .NET itself, without a wait.
        await Task.WhenAny(retry, run);
        var tickets = await run;

        Assert.Equal([1, 2, 3, 4, 5], tickets.Select(static t => t.Id));
        Assert.Equal([0, 2, 2, 4], (await Server.GetRequestsAsync(Token)).Select(static r => Offset(r.Path)));
    }

    /// <summary>Answers the requests for one offset.</summary>
    private Task StubPageAsync(int offset, string response, string state = "Started", string next = "Started") => StubAsync(string.Create(
        CultureInfo.InvariantCulture,
        $$$"""
        {
          "scenarioName": "page {{{offset}}}", "requiredScenarioState": "{{{state}}}", "newScenarioState": "{{{next}}}",
          "request": {"method": "GET", "urlPath": "{{{SonarPath}}}", "queryParameters": {"offset": {"equalTo": "{{{offset}}}"} }},
          "response": {{{response}}}
        }
        """));

    /// <summary>A page of a list of five tickets, numbered from 1.</summary>
    private static string Page(int offset, int count) => new JsonObject
    {
        ["total"] = 5,
        ["tickets"] = new JsonArray([.. Enumerable.Range(offset + 1, count).Select(static id => new JsonObject { ["id"] = id })]),
    }.ToJsonString();

    private static int Offset(string address) =>
        int.Parse(address.Split("offset=")[1].Split('&')[0], NumberStyles.None, CultureInfo.InvariantCulture);
}

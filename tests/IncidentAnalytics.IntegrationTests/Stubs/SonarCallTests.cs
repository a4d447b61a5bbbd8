using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Sonar;
using WireMock.Matchers;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Stubs;

/// <summary>The request of the Sonar service.</summary>
public sealed class SonarCallTests : StubTests
{
    private const string OneTicket = """{"total": 1, "tickets": [{"id": 2}]}""";

    private static readonly Guid Assignee = new("bfd00bb0-be99-4fd5-8380-166f544975fa");

    [Fact]
    public async Task ListTicketsAsync_SendsTheDocumentedRequest()
    {
        Stub(Get(SonarPath).WithHeader("Authorization", new ExactMatcher("Bearer <API_KEY>")), Json(OneTicket));

        var response = await Client.Sonar.Api.ListTicketsAsync(null, null, Token);

        Assert.Equal(2, Assert.Single(response.Tickets!).Id);
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
            Json(OneTicket)
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
}

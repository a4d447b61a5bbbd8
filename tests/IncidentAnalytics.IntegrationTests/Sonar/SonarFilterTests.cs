using System.Globalization;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Sonar;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Sonar;

/// <summary>Every filter and order, checked against the unfiltered list.</summary>
public sealed class SonarFilterTests : SonarFixture
{
    public static TheoryData<string> Statuses => ["NEW", "ASSIGNED", "IN_PROGRESS", "SUBMITTED", "APPROVED", "REJECTED", "CLOSED"];

    public static TheoryData<string, string> Orders =>
        new MatrixTheoryData<string, string>(["id", "created_at", "updated_at", "closed_at"], ["ASC", "DESC"]);

    [Theory]
    [MemberData(nameof(Statuses))]
    public Task ListTicketsAsync_SelectsAStatus(string status) =>
        AssertFilterAsync(new() { Statuses = [new SonarTicketStatus(status)] }, ticket => ticket.Status.ToString() == status);

    [Fact]
    public Task ListTicketsAsync_SelectsSeveralStatuses() =>
        AssertFilterAsync(
            new() { Statuses = [SonarTicketStatus.New, SonarTicketStatus.Closed] },
            static ticket => ticket.Status == SonarTicketStatus.New || ticket.Status == SonarTicketStatus.Closed
        );

    [Theory]
    [InlineData("HIGH", "3")]
    [InlineData("MEDIUM", "2")]
    [InlineData("LOW", "1")]
    public async Task ListTicketsAsync_SendsPrioritiesAsNumbers_AndReadsThemAsText(string priority, string number)
    {
        await AssertFilterAsync(
            new() { Priorities = [new SonarTicketPriority(priority)] },
            ticket => ticket.Priority.ToString() == priority
        );

        Assert.Contains($"priorities={number}&", Calls[^1].Query, StringComparison.Ordinal);
    }

    [Fact]
    public Task ListTicketsAsync_SelectsSeveralPriorities() =>
        AssertFilterAsync(
            new() { Priorities = [SonarTicketPriority.High, SonarTicketPriority.Low] },
            static ticket => ticket.Priority != SonarTicketPriority.Medium
        );

    [Theory]
    [InlineData("threat")]
    [InlineData("INCIDENT")]
    [InlineData("TOKYO")]
    [InlineData("frankfurt threat")]
    [InlineData("(ec2) network")]
    public Task Keywords(string keywords) =>
        AssertFilterAsync(
            new() { Keywords = keywords },
            ticket =>
                keywords
                    .Split(' ')
                    .All(word => $"{ticket.Title}\n{ticket.RepoName}\n{ticket.SiteName}".Contains(word, StringComparison.OrdinalIgnoreCase))
        );

    [Fact]
    public async Task ListTicketsAsync_SendsKeywordsOfAnyCharacters()
    {
        LoadMixed();

        Assert.Empty(await ListAsync(new() { Keywords = "100% & ü+1 #?/=,\"\n日本" }));
        Assert.Equal(200, Assert.Single(Calls).Status);
    }

    [Fact]
    public async Task ListTicketsAsync_SelectsAssigneesAndApprovers()
    {
        LoadMixed();
        var all = await ListAsync();
        Guid[] assignees = [.. People(all, static t => t.Assignees).Take(2)];
        Guid[] approvers = [.. People(all, static t => t.Approvers).Take(2)];

        await AssertFilterAsync(new() { Assignees = assignees[..1] }, ticket => Has(ticket.Assignees, assignees[..1]));
        await AssertFilterAsync(new() { Assignees = assignees }, ticket => Has(ticket.Assignees, assignees));
        await AssertFilterAsync(new() { Approvers = approvers[..1] }, ticket => Has(ticket.Approvers, approvers[..1]));
        await AssertFilterAsync(new() { Approvers = approvers }, ticket => Has(ticket.Approvers, approvers));
    }

    [Fact]
    public async Task ListTicketsAsync_IncludesBothEndsOfTheRange()
    {
        LoadMixed();
        var all = await ListAsync();
        var (first, last) = (all[40].Created!.Value, all[90].Created!.Value);

        await AssertFilterAsync(
            new() { Range = TimeRange.Between(first, last) },
            ticket => ticket.Created >= first && ticket.Created <= last
        );
        Assert.Contains("%2B0900&to=", Calls[^1].Query, StringComparison.Ordinal);
        await AssertFilterAsync(
            new() { Range = TimeRange.Between(first.ToUniversalTime(), last.ToUniversalTime()) },
            ticket => ticket.Created >= first && ticket.Created <= last
        );
        await AssertFilterAsync(
            new() { Range = TimeRange.Between(first.AddSeconds(1), last.AddSeconds(-1)) },
            ticket => ticket.Created > first && ticket.Created < last
        );
        await AssertFilterAsync(new() { Range = TimeRange.Since(first) }, ticket => ticket.Created >= first);
        await AssertFilterAsync(new() { Range = TimeRange.Until(last) }, ticket => ticket.Created <= last);
        await AssertFilterAsync(
            new() { Range = TimeRange.Last(TimeSpan.FromDays(14)) },
            ticket => ticket.Created >= Clock.GetUtcNow().AddDays(-14)
        );
    }

    [Fact]
    public async Task ListTicketsAsync_CombinesAllFilters()
    {
        LoadMixed();
        var all = await ListAsync();
        var assignees = People(all, static t => t.Assignees).Take(6).ToArray();
        var approvers = People(all, static t => t.Approvers).Take(3).ToArray();
        var start = all[20].Created!.Value;

        await AssertFilterAsync(
            new()
            {
                Range = TimeRange.Since(start),
                Statuses = [SonarTicketStatus.Submitted, SonarTicketStatus.Approved, SonarTicketStatus.Closed],
                Keywords = "atr",
                Priorities = [SonarTicketPriority.High, SonarTicketPriority.Medium],
                Assignees = assignees,
                Approvers = approvers,
            },
            ticket =>
                ticket.Created >= start
                && (
                    ticket.Status == SonarTicketStatus.Submitted
                    || ticket.Status == SonarTicketStatus.Approved
                    || ticket.Status == SonarTicketStatus.Closed
                )
                && ticket.Priority != SonarTicketPriority.Low
                && Has(ticket.Assignees, assignees)
                && Has(ticket.Approvers, approvers)
        );
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task ListTicketsAsync_SortsAcrossPages(string column, string direction)
    {
        LoadMixed();

        var tickets = await ListAsync(
            new()
            {
                SortColumn = new SonarSortColumn(column),
                SortDirection = new SonarSortDirection(direction),
                PageSize = 50,
            }
        );

        var keys = tickets
            .Select(ticket =>
                column switch
                {
                    "id" => ticket.Id!.Value,
                    "created_at" => ticket.Created!.Value.UtcTicks,
                    "updated_at" => ticket.Updated!.Value.UtcTicks,
                    _ => ticket.Closed?.UtcTicks ?? 0, // those that are not closed come before all that are
                }
            )
            .ToArray();
        Assert.Equal(Count, keys.Length);
        Assert.Equal(direction == "ASC" ? keys.Order() : keys.OrderDescending(), keys);
        Assert.True(keys.Distinct().Count() > 20);
    }

    [Theory]
    [InlineData(9, 0)]
    [InlineData(0, 0)]
    [InlineData(-3, -30)]
    public async Task ListTicketsAsync_ReadsDatesInTheServersOffset(int hours, int minutes)
    {
        LoadMixed();
        Server.Sonar.UtcOffset = new TimeSpan(hours, minutes, 0);

        var newest = Assert.Single(await ListAsync(new() { Offset = Count - 1 }));

        var created = Clock.GetUtcNow().AddHours(-7).ToOffset(Server.Sonar.UtcOffset);
        Assert.True(created.EqualsExact(newest.Created!.Value), newest.Created.Value.ToString("O", CultureInfo.InvariantCulture));
    }

    private async Task AssertFilterAsync(SonarTicketQuery query, Func<SonarTicket, bool> isMeant)
    {
        LoadMixed();
        var expected = Ids((await ListAsync()).Where(isMeant)).ToArray();
        Assert.InRange(expected.Length, 1, Count - 1);

        var found = await ListAsync(query);
        var counted = await Client.Sonar.CountTicketsAsync(query, cancellationToken: Token);
        var page = await Client.Sonar.GetTicketPageAsync(query with { PageSize = 1 }, cancellationToken: Token);

        Assert.Equal(expected, Ids(found));
        Assert.Equal((expected.Length, expected.Length), (counted, page.TotalCount));
    }

    private static IEnumerable<Guid> People(IEnumerable<SonarTicket> tickets, Func<SonarTicket, IReadOnlyList<SonarTicketUser>?> select) =>
        tickets.SelectMany(ticket => select(ticket) ?? []).Select(static user => user.UserGuid!.Value).Distinct();

    private static bool Has(IReadOnlyList<SonarTicketUser>? users, Guid[] people) =>
        users!.Any(user => people.Contains(user.UserGuid!.Value));
}

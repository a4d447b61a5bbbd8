using IncidentAnalytics.Client.Sonar;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Sonar;

/// <summary>What users need to test code of their own that takes a client.</summary>
public sealed class MockingTests
{
    [Fact]
    public async Task A_whole_client_is_made_over_a_mock()
    {
        await using var client = new IncidentAnalyticsClient(sonar: new SonarClient(new StubSonarApi("""{"total":3}""")));
        Assert.Equal(3, await client.Sonar.CountTicketsAsync(cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_client_made_without_Sonar_says_so_when_it_is_called()
    {
        await using var client = new IncidentAnalyticsClient();
        var e = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            client.Sonar.CountTicketsAsync(cancellationToken: TestContext.Current.CancellationToken)
        );
        Assert.Contains("SonarClient", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_over_no_api_is_refused() =>
        Assert.Equal("api", Assert.Throws<ArgumentNullException>(static () => new SonarClient(null!)).ParamName);

    [Fact]
    public void A_ticket_is_made_by_its_members_and_prints_as_json()
    {
        var ticket = new SonarTicket
        {
            Id = 7,
            Priority = SonarTicketPriority.High,
            Assignees = [new() { UserName = "Joshua" }],
        };
        Assert.Equal("""{"id":7,"priority":"HIGH","assignees":[{"user_name":"Joshua"}]}""", ticket.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"total":true}""")]
    public void What_is_no_answer_is_refused_by_name(string json) =>
        Assert.Equal("json", Assert.Throws<ArgumentException>(() => SonarTicketListResponse.Parse(json)).ParamName);
}

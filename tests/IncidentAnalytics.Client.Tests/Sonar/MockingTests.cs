using IncidentAnalytics.Client.Sonar;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Sonar;

/// <summary>What users need to test their own code that uses a client.</summary>
public sealed class MockingTests
{
    [Fact]
    public async Task Constructor_AcceptsMockedApi()
    {
        await using var client = new IncidentAnalyticsClient(sonar: new SonarClient(new StubSonarApi("""{"total":3}""")));
        Assert.Equal(3, await client.Sonar.CountTicketsAsync(cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Sonar_Throws_WhenClientHasNoSonarClient()
    {
        await using var client = new IncidentAnalyticsClient();
        var e = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            client.Sonar.CountTicketsAsync(cancellationToken: TestContext.Current.CancellationToken)
        );
        Assert.Contains("SonarClient", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_Throws_WhenApiIsNull() =>
        Assert.Equal("api", Assert.Throws<ArgumentNullException>(static () => new SonarClient(null!)).ParamName);

    [Fact]
    public void ToString_ReturnsJson_ForTicketCreatedInCode()
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
    public void Parse_Throws_WhenJsonIsNotResponse(string json) =>
        Assert.Equal("json", Assert.Throws<ArgumentException>(() => SonarTicketListResponse.Parse(json)).ParamName);
}

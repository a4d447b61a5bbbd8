using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations;
using IncidentAnalytics.ReferenceServer.World;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.World;

public sealed class TicketReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Read_RestoresGeneratedTickets()
    {
        var tickets = WorldGenerator.Generate(seed: 1, Now);
        var documents = tickets.Select(TicketFields.ToDocument);

        Assert.Equal(tickets, TicketReader.Read(new DocumentSet([.. documents], TicketFields.Mapping), Now));
    }

    [Fact]
    public void Read_UsesDefaults_WhenOnlyTimestampIsGiven()
    {
        var ticket = Assert.Single(Read("""{"@timestamp":"2026-03-01T00:00:00Z"}"""));

        Assert.Equal(1, ticket.Id);
        Assert.Equal("incident", ticket.Type);
        Assert.Equal(TicketStatus.New, ticket.Status);
        Assert.Null(ticket.AcknowledgedAt);
    }

    [Theory]
    [InlineData("""{"ticket":{"type":"incident"}}""")]
    [InlineData("""{"@timestamp":9000000000000000}""")]
    public void Read_SkipsDocument_WithoutValidTimestamp(string json) => Assert.Empty(Read(json));

    [Fact]
    public void Read_SortsTickets_AndAssignsUniqueIds()
    {
        var tickets = Read(
            """{"@timestamp":"2026-03-01T03:00:00Z","ticket":{"id":"TCK-2"}}""",
            """{"@timestamp":"2026-03-01T02:00:00Z","ticket":{"id":"TCK-2"}}""",
            """{"@timestamp":"2026-03-01T01:00:00Z","ticket":{"id":"none"}}""",
            """{"@timestamp":"2026-03-01T00:00:00Z"}"""
        );

        Assert.Equal([1, 3, 2, 4], tickets.Select(static ticket => ticket.Id));
    }

    [Theory]
    [InlineData("""{"@timestamp":"2026-03-01T00:00:00Z","ticket":{"acknowledged_at":"2026-03-01T01:00:00Z"}}""", "InProgress")]
    [InlineData("""{"@timestamp":"2026-03-01T00:00:00Z","ticket":{"resolved_at":"2026-03-01T01:00:00Z"}}""", "Resolved")]
    [InlineData("""{"@timestamp":"2026-02-01T00:00:00Z","ticket":{"resolved_at":"2026-02-01T01:00:00Z"}}""", "Closed")]
    [InlineData("""{"@timestamp":"2026-03-01T00:00:00Z","ticket":{"status":"on_hold"}}""", "OnHold")]
    public void Read_DerivesStatus(string json, string status) => Assert.Equal(status, Assert.Single(Read(json)).Status.ToString());

    private static IReadOnlyList<Ticket> Read(params string[] lines) =>
        TicketReader.Read(
            new DocumentSet(
                [.. lines.Select(static line => Document.FromJson(JsonDocument.Parse(line).RootElement))],
                TicketFields.Mapping
            ),
            Now
        );
}

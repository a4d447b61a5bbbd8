using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations;
using IncidentAnalytics.ReferenceServer.World;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.World;

public sealed class TicketReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Generated_tickets_survive_the_way_through_their_documents()
    {
        var tickets = WorldGenerator.Generate(seed: 1, Now);
        var documents = tickets.Select(static ticket =>
        {
            var document = new Document();
            TicketFields.Write(ticket, new DocumentSink(document));
            return document;
        });

        Assert.Equal(tickets, TicketReader.Read([.. documents], Now));
    }

    [Fact]
    public void A_document_needs_no_more_than_an_instant()
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
    public void A_document_without_an_instant_is_no_ticket(string json) => Assert.Empty(Read(json));

    [Fact]
    public void Tickets_are_put_in_order_and_every_id_is_there_once()
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
    public void The_status_follows_from_what_happened(string json, string status) =>
        Assert.Equal(status, Assert.Single(Read(json)).Status.ToString());

    private static IReadOnlyList<Ticket> Read(params string[] lines) =>
        TicketReader.Read([.. lines.Select(static line => Document.FromJson(JsonDocument.Parse(line).RootElement))], Now);
}

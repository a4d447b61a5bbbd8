using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Sonar;
using ModelContextProtocol.Server;

namespace IncidentTools.Tools;

[McpServerToolType]
internal sealed class SonarTools(IncidentAnalyticsClient client)
{
    private const int MaxTickets = 100;
    private const int MaxDays = 3650;

    private static readonly SonarTicketStatus[] OpenStatuses =
    [
        SonarTicketStatus.New,
        SonarTicketStatus.Assigned,
        SonarTicketStatus.InProgress,
        SonarTicketStatus.Submitted,
        SonarTicketStatus.Rejected,
    ];

    [McpServerTool(
        Name = "list_open_tickets",
        Title = "Open tickets",
        ReadOnly = true,
        Idempotent = true,
        OpenWorld = false,
        UseStructuredContent = true
    )]
    [Description("Lists security tickets that are not closed, newest first: what waits for somebody, and for whom.")]
    public async Task<OpenTickets> ListOpenTicketsAsync(
        [Description("Priority of the tickets. Omit for all."), AllowedValues("HIGH", "MEDIUM", "LOW", null)] string? priority = null,
        [Description("Text that the tickets contain. Omit for all.")] string? keywords = null,
        [Description("Only tickets of so many last days. Omit for all."), Range(1, MaxDays)] int? days = null,
        [Description("Maximum number of tickets."), Range(1, MaxTickets)] int limit = 20,
        CancellationToken cancellationToken = default
    )
    {
        var page = await client.Sonar.GetTicketPageAsync(
            new()
            {
                Statuses = OpenStatuses,
                Priorities = priority is null ? [] : [priority],
                Keywords = keywords,
                Range = days is { } count ? TimeRange.Last(TimeSpan.FromDays(count)) : null,
                PageSize = limit,
                SortColumn = SonarSortColumn.CreatedAt,
                SortDirection = SonarSortDirection.Descending,
            },
            cancellationToken: cancellationToken
        );
        return new(page.TotalCount, [.. page.Items.Take(limit).Select(static ticket => OpenTicket.Create(ticket))]);
    }
}

internal sealed record OpenTickets(
    [property: Description("Number of all tickets that match; more than are listed if the limit is smaller.")] long? Total,
    IReadOnlyList<OpenTicket> Tickets
);

internal sealed record OpenTicket(
    long? Id,
    string? Title,
    string? Type,
    string? Priority,
    string? Status,
    bool? IsAttack,
    [property: Description("Number of detections that the ticket stands for.")] long? Detections,
    IReadOnlyList<string> Assignees,
    DateTimeOffset? Created,
    DateTimeOffset? Updated
)
{
    public static OpenTicket Create(SonarTicket ticket) =>
        new(
            ticket.Id,
            Limits.Text(ticket.Title),
            Limits.Text(ticket.RepoName),
            Limits.Text(ticket.Priority?.ToString()),
            Limits.Text(ticket.Status?.ToString()),
            ticket.IsAttack,
            ticket.Count,
            [.. (ticket.Assignees ?? []).Take(10).Select(static user => Limits.Text(user.UserName ?? user.FormerUser) ?? "unknown")],
            ticket.Created?.ToUniversalTime(),
            ticket.Updated?.ToUniversalTime()
        );
}

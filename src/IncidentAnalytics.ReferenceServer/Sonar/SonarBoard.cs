using System.Runtime.CompilerServices;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>All tickets of one world as Sonar knows them, made when first asked for and kept as long as the world.</summary>
internal sealed class SonarBoard
{
    private static readonly ConditionalWeakTable<WorldSnapshot, SonarBoard> Made = new();

    // By column: a page is cut from an order that is there already, not from one that is sorted for it.
    private readonly Lazy<SonarTicket[]>[] _orders;

    private SonarBoard(WorldSnapshot world)
    {
        var tickets = new Lazy<SonarTicket[]>(() => [.. world.Tickets.Select(ticket => SonarTicketMaker.Make(ticket, world.EndsAt))]);
        _orders = [.. Enum.GetValues<SonarColumn>().Select(column => new Lazy<SonarTicket[]>(() => Sorted(tickets.Value, column)))];
    }

    public static SonarBoard Of(WorldSnapshot world) => Made.GetValue(world, static world => new SonarBoard(world));

    public SonarPage Find(SonarQuery query)
    {
        var order = _orders[(int)query.Column].Value;
        var page = new List<SonarTicket>();
        var total = 0;
        for (var i = 0; i < order.Length; i++)
        {
            var ticket = order[query.IsDescending ? ^(i + 1) : i];
            if (!query.Matches(ticket))
            {
                continue;
            }

            if (total >= query.Offset && page.Count < query.Limit)
            {
                page.Add(ticket);
            }

            total++;
        }

        return new SonarPage(total, page);
    }

    /// <summary>Ascending, ties by id; tickets that are not closed come before all that are.</summary>
    private static SonarTicket[] Sorted(SonarTicket[] tickets, SonarColumn column) =>
        column switch
        {
            SonarColumn.Id => [.. tickets.OrderBy(static ticket => ticket.Id)],
            SonarColumn.CreatedAt => [.. tickets.OrderBy(static ticket => ticket.CreatedAt).ThenBy(static ticket => ticket.Id)],
            SonarColumn.UpdatedAt => [.. tickets.OrderBy(static ticket => ticket.UpdatedAt).ThenBy(static ticket => ticket.Id)],
            _ => [.. tickets.OrderBy(static ticket => ticket.ClosedAt ?? long.MinValue).ThenBy(static ticket => ticket.Id)],
        };
}

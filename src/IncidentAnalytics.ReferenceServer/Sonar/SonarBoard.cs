using System.Runtime.CompilerServices;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>The Sonar tickets of a world, created on first use and kept as long as the world.</summary>
internal sealed class SonarBoard
{
    private static readonly ConditionalWeakTable<WorldSnapshot, SonarBoard> Boards = new();

    // One per column, so that a request does not sort.
    private readonly Lazy<SonarTicket[]>[] _orders;

    private SonarBoard(WorldSnapshot world)
    {
        var tickets = new Lazy<SonarTicket[]>(() => [.. world.Tickets.Select(ticket => SonarTicketFactory.Create(ticket, world.EndsAt))]);
        _orders = [.. Enum.GetValues<SonarColumn>().Select(column => new Lazy<SonarTicket[]>(() => Sort(tickets.Value, column)))];
    }

    public static SonarBoard GetOrCreate(WorldSnapshot world) => Boards.GetValue(world, static world => new SonarBoard(world));

    public SonarPage Find(SonarQuery query)
    {
        var order = _orders[(int)query.Column].Value;
        if (!query.IsFiltered)
        {
            return GetPage(order, query);
        }

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

    /// <summary>The page of all tickets, without a look at the others.</summary>
    private static SonarPage GetPage(SonarTicket[] order, SonarQuery query)
    {
        var start = Math.Min(query.Offset, order.Length);
        var page = new SonarTicket[Math.Min(query.Limit, order.Length - start)];
        Array.Copy(order, query.IsDescending ? order.Length - start - page.Length : start, page, 0, page.Length);
        if (query.IsDescending)
        {
            Array.Reverse(page);
        }

        return new SonarPage(order.Length, page);
    }

    /// <summary>Sorts in ascending order, ties by id; tickets that are not closed come first.</summary>
    private static SonarTicket[] Sort(SonarTicket[] tickets, SonarColumn column) =>
        column switch
        {
            SonarColumn.Id => [.. tickets.OrderBy(static ticket => ticket.Id)],
            SonarColumn.CreatedAt => [.. tickets.OrderBy(static ticket => ticket.CreatedAt).ThenBy(static ticket => ticket.Id)],
            SonarColumn.UpdatedAt => [.. tickets.OrderBy(static ticket => ticket.UpdatedAt).ThenBy(static ticket => ticket.Id)],
            _ => [.. tickets.OrderBy(static ticket => ticket.ClosedAt ?? long.MinValue).ThenBy(static ticket => ticket.Id)],
        };
}

/// <summary>A page of the matching tickets, and the number of all of them.</summary>
internal sealed record SonarPage(int Total, IReadOnlyList<SonarTicket> Tickets);

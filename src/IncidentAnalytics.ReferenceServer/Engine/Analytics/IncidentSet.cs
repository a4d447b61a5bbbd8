using System.Globalization;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Engine.Analytics;

/// <summary>The world's incidents: its tickets of type <c>incident</c>, whatever the case.</summary>
internal sealed class IncidentSet
{
    public const string Type = "incident";

    // Weeks are counted from 1970; what claims to be older has no place in statistics.
    private static readonly DateTimeOffset Earliest = DateTimeOffset.UnixEpoch;

    public IncidentSet(WorldSnapshot world)
        : this([.. world.Tickets.Where(static ticket => ticket.Type.Equals(Type, StringComparison.OrdinalIgnoreCase) && ticket.CreatedAt >= Earliest)], world.EndsAt)
    {
    }

    /// <param name="incidents">Oldest first.</param>
    /// <param name="endsAt">The world's now.</param>
    public IncidentSet(IReadOnlyList<Ticket> incidents, DateTimeOffset endsAt)
    {
        All = incidents;
        Applications = [.. All.Select(static incident => incident.Application).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        EndsAt = endsAt;
        StartsAt = All is [var first, ..] && first.CreatedAt < EndsAt ? first.CreatedAt : EndsAt;
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Ticket> All { get; }

    /// <summary>The applications that have incidents, by name.</summary>
    public IReadOnlyList<string> Applications { get; }

    /// <summary>The creation of the first incident; <see cref="EndsAt"/> when there is none.</summary>
    public DateTimeOffset StartsAt { get; }

    /// <summary>The world's now.</summary>
    public DateTimeOffset EndsAt { get; }

    /// <summary>The last midnight (UTC): whatever is worked out once a day was worked out then.</summary>
    public DateTimeOffset LastMidnight => new(EndsAt.UtcDateTime.Date, TimeSpan.Zero);

    /// <summary>
    /// An incident's id on the wire. Its last twelve digits are the number of the ticket: TCK-493520123 is
    /// <c>00000000-0000-4000-8000-000493520123</c>.
    /// </summary>
    public static Guid IdOf(Ticket incident) =>
        Guid.ParseExact(string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{incident.Id:D12}"), "D");

    /// <summary>The incidents created from <paramref name="start"/> (inclusive) to <paramref name="end"/> (exclusive), oldest first.</summary>
    public IEnumerable<Ticket> CreatedIn(DateTimeOffset start, DateTimeOffset end)
    {
        for (var i = FirstFrom(start); i < All.Count && All[i].CreatedAt < end; i++)
        {
            yield return All[i];
        }
    }

    /// <summary>The place of the first incident created at this instant or later.</summary>
    public int FirstFrom(DateTimeOffset instant)
    {
        var (low, high) = (0, All.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = All[middle].CreatedAt < instant ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

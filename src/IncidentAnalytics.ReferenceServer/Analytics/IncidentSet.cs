using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics;

/// <summary>The world's incidents: its tickets of type <c>incident</c>, whatever the case.</summary>
internal sealed class IncidentSet
{
    public const string Type = "incident";

    // Weeks are counted from 1970; what claims to be older has no place in statistics.
    private static readonly DateTimeOffset Earliest = DateTimeOffset.UnixEpoch;

    public IncidentSet(WorldSnapshot world)
        : this(
            [
                .. world.Tickets.Where(static ticket =>
                    ticket.Type.Equals(Type, StringComparison.OrdinalIgnoreCase) && ticket.CreatedAt >= Earliest
                ),
            ],
            world.EndsAt
        ) { }

    /// <param name="incidents">Oldest first.</param>
    /// <param name="endsAt">The world's now.</param>
    public IncidentSet(IReadOnlyList<Ticket> incidents, DateTimeOffset endsAt)
    {
        All = incidents;
        Applications =
        [
            .. All.Select(static incident => incident.Application).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
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
    public static Guid IdOf(Ticket incident)
    {
        var digits = 0L;
        for (var (rest, shift) = (Math.Abs((long)incident.Id), 0); rest > 0; rest /= 10, shift += 4)
        {
            digits |= (rest % 10) << shift;
        }

        return new Guid(
            0,
            0,
            0x4000,
            0x80,
            0x00,
            (byte)(digits >> 40),
            (byte)(digits >> 32),
            (byte)(digits >> 24),
            (byte)(digits >> 16),
            (byte)(digits >> 8),
            (byte)digits
        );
    }

    /// <summary>The incidents created from <paramref name="start"/> (inclusive) to <paramref name="end"/> (exclusive), oldest first.</summary>
    public IEnumerable<Ticket> CreatedIn(DateTimeOffset start, DateTimeOffset end) => CreatedIn(All, start, end);

    /// <summary>The same of other incidents, which are there oldest first.</summary>
    public static IEnumerable<Ticket> CreatedIn(IReadOnlyList<Ticket> incidents, DateTimeOffset start, DateTimeOffset end)
    {
        var (low, high) = (0, incidents.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = incidents[middle].CreatedAt < start ? (middle + 1, high) : (low, middle);
        }

        for (var i = low; i < incidents.Count && incidents[i].CreatedAt < end; i++)
        {
            yield return incidents[i];
        }
    }
}

using IncidentAnalytics.ReferenceServer.Numerics;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.Incidents;

/// <summary>The world's incidents: its tickets of type <c>incident</c>, ignoring case.</summary>
internal sealed class IncidentSet
{
    public const string Type = "incident";

    // Weeks are counted from 1970, so older incidents are left out.
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

    /// <summary>The applications that have incidents, in ordinal order.</summary>
    public IReadOnlyList<string> Applications { get; }

    /// <summary>When the first incident was created; <see cref="EndsAt"/> if there is none.</summary>
    public DateTimeOffset StartsAt { get; }

    /// <summary>The world's now.</summary>
    public DateTimeOffset EndsAt { get; }

    /// <summary>The last midnight (UTC), when nightly runs are computed.</summary>
    public DateTimeOffset LastMidnight => new(EndsAt.UtcDateTime.Date, TimeSpan.Zero);

    /// <summary>
    /// Gets an incident's id on the wire, whose last twelve digits are the ticket number: TCK-493520123 is
    /// <c>00000000-0000-4000-8000-000493520123</c>.
    /// </summary>
    public static Guid GetId(Ticket incident)
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

    /// <summary>The incidents of a list, oldest first, that were created in the period.</summary>
    public static IEnumerable<Ticket> CreatedIn(IReadOnlyList<Ticket> incidents, DateTimeOffset start, DateTimeOffset end)
    {
        var first = Statistics.LowerBound(incidents, start, static incident => incident.CreatedAt);
        for (var i = first; i < incidents.Count && incidents[i].CreatedAt < end; i++)
        {
            yield return incidents[i];
        }
    }
}

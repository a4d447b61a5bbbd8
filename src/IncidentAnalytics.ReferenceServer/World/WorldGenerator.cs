namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>
/// Generates a plausible world of tickets. Each hour is drawn independently from the seed, so that a ticket does not depend on the clock; only its
/// progress (acknowledged, resolved, closed) does. Every week has an anomaly, see <see cref="AnomalySeeding"/>.
/// </summary>
internal static class WorldGenerator
{
    public const int Days = 120;

    /// <summary>The time from the resolution of a ticket to its closure.</summary>
    public static readonly TimeSpan ClosedAfter = TimeSpan.FromDays(3);

    private const int SecondsPerSlot = 3_600 / TrafficProfile.SlotsPerHour;
    private const int OnHoldChance = 30_000;

    /// <summary>The end of a world that is generated now: rounded down to the minute, so that servers started together have the same world.</summary>
    public static DateTimeOffset GetEnd(DateTimeOffset now)
    {
        var ticks = now.UtcTicks;
        return new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
    }

    /// <summary>The tickets of the 120 days before <see cref="GetEnd"/>, oldest first.</summary>
    public static IReadOnlyList<Ticket> Generate(long seed, DateTimeOffset now)
    {
        var end = GetEnd(now);
        var start = end.AddDays(-Days);
        var tickets = new List<Ticket>(capacity: 22_000);
        var first = GetHour(start);
        for (var hour = first; hour <= GetHour(end); hour++)
        {
            AddTicketsOfHour(tickets, seed, hour, start, end);
        }

        return tickets;
    }

    private static long GetHour(DateTimeOffset instant) => Math.DivRem(instant.ToUnixTimeSeconds(), 3_600).Quotient;

    private static void AddTicketsOfHour(List<Ticket> tickets, long seed, long hour, DateTimeOffset start, DateTimeOffset end)
    {
        var hourStart = DateTimeOffset.FromUnixTimeSeconds(hour * 3_600);
        var chance = TrafficProfile.GetTicketChance(hourStart);
        var random = SplitMix64.Create(seed, hour);
        var anomaly = AnomalySeeding.Find(seed, hour);
        var extraRandom = AnomalySeeding.CreateRandom(seed, hour);
        for (var slot = 0; slot < TrafficProfile.SlotsPerHour; slot++)
        {
            Ticket ticket;
            if (random.NextChance(chance))
            {
                ticket = CreateInSlot(ref random, slot, cause: null);
            }
            else if (anomaly is not null && extraRandom.NextChance(AnomalySeeding.GetTicketChance(anomaly.Kind)))
            {
                ticket = CreateInSlot(ref extraRandom, slot, anomaly);
            }
            else
            {
                continue;
            }

            if (ticket.CreatedAt >= start && ticket.CreatedAt < end)
            {
                tickets.Add(ticket);
            }
        }

        Ticket CreateInSlot(ref SplitMix64 from, int slot, SeededAnomaly? cause)
        {
            var createdAt = hourStart.AddSeconds((slot * SecondsPerSlot) + from.NextBelow(SecondsPerSlot));
            var slowApplication = anomaly is { Kind: SeededAnomalyKind.SlowResolution } ? anomaly.Application : null;
            return Create(ref from, id: (int)((hour * 1_000) + slot), createdAt, end, cause, slowApplication);
        }
    }

    /// <param name="random">The random numbers.</param>
    /// <param name="id">The id of the ticket.</param>
    /// <param name="createdAt">The creation time.</param>
    /// <param name="end">The end of the world.</param>
    /// <param name="cause">The anomaly that the ticket belongs to; null for a regular ticket.</param>
    /// <param name="slowApplication">The application with slow incidents at this time; null for none.</param>
    private static Ticket Create(
        ref SplitMix64 random,
        int id,
        DateTimeOffset createdAt,
        DateTimeOffset end,
        SeededAnomaly? cause,
        string? slowApplication
    )
    {
        var application = cause?.Application is { } affected
            ? Array.Find(Vocabulary.Applications, choice => choice.Value.Name == affected).Value
            : random.Pick(Vocabulary.Applications);
        var region = random.Pick(Vocabulary.Regions);
        var priority = random.Pick(Vocabulary.Priorities);
        var type = cause is null ? random.Pick(Vocabulary.Types) : Vocabulary.Incident;
        var isSlow = type == Vocabulary.Incident && application.Name == slowApplication;
        var acknowledgedAt = createdAt.AddSeconds(TrafficProfile.DrawAcknowledgeSeconds(ref random, priority));
        var resolvedAt = acknowledgedAt.AddSeconds(
            (isSlow ? AnomalySeeding.SlowResolutionFactor : 1L) * TrafficProfile.DrawResolveSeconds(ref random, priority)
        );
        var isOnHold = random.NextChance(OnHoldChance);
        var isAcknowledged = acknowledgedAt <= end;
        var isResolved = !isOnHold && resolvedAt <= end;
        return new Ticket
        {
            Id = id,
            Application = application.Name,
            AppType = random.Pick(application.AppTypes),
            Domain = random.Pick(application.Domains),
            Region = region.Name,
            IsEu = region.IsEu,
            Type = type,
            Category = cause?.Category ?? random.Pick(Vocabulary.Categories),
            Priority = priority,
            Status = GetStatus(isAcknowledged, isOnHold, isResolved, isClosed: resolvedAt + ClosedAfter <= end),
            IsEscalated = random.NextChance(GetEscalationChance(priority)),
            AffectedUsers = 1 + random.NextBelow(GetMaxAffectedUsers(priority)),
            CreatedAt = createdAt,
            AcknowledgedAt = isAcknowledged ? acknowledgedAt : null,
            ResolvedAt = isResolved ? resolvedAt : null,
        };
    }

    private static TicketStatus GetStatus(bool isAcknowledged, bool isOnHold, bool isResolved, bool isClosed) =>
        (isAcknowledged, isOnHold, isResolved) switch
        {
            (false, _, _) => TicketStatus.New,
            (true, true, _) => TicketStatus.OnHold,
            (true, false, false) => TicketStatus.InProgress,
            (true, false, true) => isClosed ? TicketStatus.Closed : TicketStatus.Resolved,
        };

    private static int GetEscalationChance(TicketPriority priority) =>
        priority switch
        {
            TicketPriority.P1 => 300_000,
            TicketPriority.P2 => 150_000,
            TicketPriority.P3 => 50_000,
            _ => 10_000,
        };

    private static int GetMaxAffectedUsers(TicketPriority priority) =>
        priority switch
        {
            TicketPriority.P1 => 5_000,
            TicketPriority.P2 => 800,
            TicketPriority.P3 => 60,
            _ => 5,
        };
}

namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>
/// Makes a plausible world of tickets. Each hour is drawn by itself from the seed, so that a ticket is the same at
/// whatever clock its world was made; only how far it has come (acknowledged, resolved, closed) depends on the clock.
/// Something unusual is planted in every week, see <see cref="Planting"/>.
/// </summary>
internal static class WorldGenerator
{
    public const int Days = 120;

    /// <summary>A ticket is closed this long after it was resolved.</summary>
    public static readonly TimeSpan ClosesAfter = TimeSpan.FromDays(3);

    private const int SecondsPerSlot = 3_600 / Rhythm.SlotsPerHour;
    private const int NeverResolved = 30_000;

    /// <summary>The end of a world made at this instant: the whole minute, so that servers started together agree.</summary>
    public static DateTimeOffset EndOf(DateTimeOffset now)
    {
        var ticks = now.UtcTicks;
        return new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
    }

    /// <summary>The tickets of the 120 days before <see cref="EndOf"/>, oldest first.</summary>
    public static IReadOnlyList<Ticket> Generate(long seed, DateTimeOffset now)
    {
        var end = EndOf(now);
        var start = end.AddDays(-Days);
        var tickets = new List<Ticket>(capacity: 22_000);
        var first = HourOf(start);
        for (var hour = first; hour <= HourOf(end); hour++)
        {
            AddHour(tickets, seed, hour, start, end);
        }

        return tickets;
    }

    private static long HourOf(DateTimeOffset instant) => Math.DivRem(instant.ToUnixTimeSeconds(), 3_600).Quotient;

    private static void AddHour(List<Ticket> tickets, long seed, long hour, DateTimeOffset start, DateTimeOffset end)
    {
        var begins = DateTimeOffset.FromUnixTimeSeconds(hour * 3_600);
        var chance = Rhythm.ChancePerSlot(begins);
        var random = SplitMix64.For(seed, hour);
        var plant = Planting.At(seed, hour);
        var added = Planting.RandomFor(seed, hour);
        for (var slot = 0; slot < Rhythm.SlotsPerHour; slot++)
        {
            Ticket ticket;
            if (random.Chance(chance))
            {
                ticket = DrawIn(ref random, slot, ofPlant: null);
            }
            else if (plant is not null && added.Chance(Planting.ChancePerSlot(plant.Kind)))
            {
                ticket = DrawIn(ref added, slot, plant);
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

        Ticket DrawIn(ref SplitMix64 from, int slot, PlantedAnomaly? ofPlant)
        {
            var createdAt = begins.AddSeconds((slot * SecondsPerSlot) + from.Below(SecondsPerSlot));
            var slow = plant is { Kind: PlantedKind.SlowResolution } ? plant.Application : null;
            return Draw(ref from, id: (int)((hour * 1_000) + slot), createdAt, end, ofPlant, slow);
        }
    }

    /// <param name="random">Where its numbers come from.</param>
    /// <param name="id">Its id.</param>
    /// <param name="createdAt">When it was created.</param>
    /// <param name="end">The world's end.</param>
    /// <param name="plant">What it was planted for; null for a usual ticket.</param>
    /// <param name="slow">The application whose incidents are slow at this time; null for none.</param>
    private static Ticket Draw(
        ref SplitMix64 random,
        int id,
        DateTimeOffset createdAt,
        DateTimeOffset end,
        PlantedAnomaly? plant,
        string? slow
    )
    {
        var application = plant?.Application is { } planted
            ? Array.Find(Vocabulary.Applications, choice => choice.Value.Name == planted).Value
            : random.Pick(Vocabulary.Applications);
        var region = random.Pick(Vocabulary.Regions);
        var priority = random.Pick(Vocabulary.Priorities);
        var type = plant is null ? random.Pick(Vocabulary.Types) : Vocabulary.Incident;
        var isSlow = type == Vocabulary.Incident && application.Name == slow;
        var acknowledgedAt = createdAt.AddSeconds(Rhythm.AcknowledgeSeconds(ref random, priority));
        var resolvedAt = acknowledgedAt.AddSeconds((isSlow ? Planting.SlowFactor : 1L) * Rhythm.ResolveSeconds(ref random, priority));
        var isStuck = random.Chance(NeverResolved);
        var isAcknowledged = acknowledgedAt <= end;
        var isResolved = !isStuck && resolvedAt <= end;
        return new Ticket
        {
            Id = id,
            Application = application.Name,
            AppType = random.Pick(application.AppTypes),
            Domain = random.Pick(application.Domains),
            Region = region.Name,
            IsEu = region.IsEu,
            Type = type,
            Category = plant?.Category ?? random.Pick(Vocabulary.Categories),
            Priority = priority,
            Status = Status(isAcknowledged, isStuck, isResolved, isClosed: resolvedAt + ClosesAfter <= end),
            IsEscalated = random.Chance(EscalationChance(priority)),
            AffectedUsers = 1 + random.Below(MostAffectedUsers(priority)),
            CreatedAt = createdAt,
            AcknowledgedAt = isAcknowledged ? acknowledgedAt : null,
            ResolvedAt = isResolved ? resolvedAt : null,
        };
    }

    private static TicketStatus Status(bool isAcknowledged, bool isStuck, bool isResolved, bool isClosed) =>
        (isAcknowledged, isStuck, isResolved) switch
        {
            (false, _, _) => TicketStatus.New,
            (true, true, _) => TicketStatus.OnHold,
            (true, false, false) => TicketStatus.InProgress,
            (true, false, true) => isClosed ? TicketStatus.Closed : TicketStatus.Resolved,
        };

    private static int EscalationChance(TicketPriority priority) =>
        priority switch
        {
            TicketPriority.P1 => 300_000,
            TicketPriority.P2 => 150_000,
            TicketPriority.P3 => 50_000,
            _ => 10_000,
        };

    private static int MostAffectedUsers(TicketPriority priority) =>
        priority switch
        {
            TicketPriority.P1 => 5_000,
            TicketPriority.P2 => 800,
            TicketPriority.P3 => 60,
            _ => 5,
        };
}

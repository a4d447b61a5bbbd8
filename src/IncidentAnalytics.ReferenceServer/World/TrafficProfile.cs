namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>How many tickets an hour brings, and how long people take: the shape of a working week, in integers.</summary>
internal static class Rhythm
{
    /// <summary>An hour has this many slots; a slot brings one ticket or none.</summary>
    public const int SlotsPerHour = 180;

    private const int TicketsPerWeek = 1_157;

    // Share of a day's tickets in each hour (UTC), of 1000.
    private static readonly int[] Hours = [16, 13, 11, 10, 11, 15, 24, 38, 58, 74, 80, 76, 66, 70, 76, 74, 68, 58, 44, 34, 28, 24, 18, 14];

    // Share of a week's tickets in each day from Sunday, of 1000.
    private static readonly int[] Days = [71, 180, 172, 168, 166, 157, 86];

    // Delays as multiples of their median, in thousandths: points of the distribution, equally likely between each two.
    private static readonly int[] Spread = [50, 250, 500, 750, 1_000, 1_400, 2_000, 3_200, 7_000];

    /// <summary>Chance of a ticket in one slot of this hour, in millionths.</summary>
    public static int ChancePerSlot(DateTimeOffset hour)
    {
        var weekShare = Days[(int)hour.UtcDateTime.DayOfWeek] * Hours[hour.UtcDateTime.Hour];
        return weekShare * TicketsPerWeek / SlotsPerHour;
    }

    /// <summary>Seconds until somebody acknowledges a ticket.</summary>
    public static int AcknowledgeSeconds(ref SplitMix64 random, TicketPriority priority) =>
        Delay(
            ref random,
            medianMinutes: priority switch
            {
                TicketPriority.P1 => 4,
                TicketPriority.P2 => 12,
                TicketPriority.P3 => 45,
                _ => 180,
            }
        );

    /// <summary>Seconds from the acknowledgement until the ticket is resolved.</summary>
    public static int ResolveSeconds(ref SplitMix64 random, TicketPriority priority) =>
        Delay(
            ref random,
            medianMinutes: priority switch
            {
                TicketPriority.P1 => 90,
                TicketPriority.P2 => 300,
                TicketPriority.P3 => 1_200,
                _ => 2_880,
            }
        );

    private static int Delay(ref SplitMix64 random, int medianMinutes)
    {
        var between = random.Below(Spread.Length - 1);
        var multiple = Spread[between] + random.Below(Spread[between + 1] - Spread[between]);
        return (int)(medianMinutes * 60L * multiple / 1_000);
    }
}

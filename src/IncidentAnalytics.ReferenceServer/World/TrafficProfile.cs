namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>The number of tickets per hour of a week, and the response times, in integer arithmetic.</summary>
internal static class TrafficProfile
{
    /// <summary>The number of slots per hour; a slot has at most one ticket.</summary>
    public const int SlotsPerHour = 180;

    private const int TicketsPerWeek = 1_157;

    // The share of the tickets of a day in each hour (UTC), in thousandths.
    private static readonly int[] HourlyShares =
    [
        16,
        13,
        11,
        10,
        11,
        15,
        24,
        38,
        58,
        74,
        80,
        76,
        66,
        70,
        76,
        74,
        68,
        58,
        44,
        34,
        28,
        24,
        18,
        14,
    ];

    // The share of the tickets of a week on each day from Sunday, in thousandths.
    private static readonly int[] DailyShares = [71, 180, 172, 168, 166, 157, 86];

    // Delays relative to their median, in thousandths: quantiles of the distribution, which is uniform between two neighbors.
    private static readonly int[] DelayQuantiles = [50, 250, 500, 750, 1_000, 1_400, 2_000, 3_200, 7_000];

    /// <summary>The chance of a ticket in one slot of an hour, in millionths.</summary>
    public static int GetTicketChance(DateTimeOffset hour)
    {
        var weekShare = DailyShares[(int)hour.UtcDateTime.DayOfWeek] * HourlyShares[hour.UtcDateTime.Hour];
        return weekShare * TicketsPerWeek / SlotsPerHour;
    }

    /// <summary>The seconds from creation to acknowledgment.</summary>
    public static int DrawAcknowledgeSeconds(ref SplitMix64 random, TicketPriority priority) =>
        DrawDelay(
            ref random,
            medianMinutes: priority switch
            {
                TicketPriority.P1 => 4,
                TicketPriority.P2 => 12,
                TicketPriority.P3 => 45,
                _ => 180,
            }
        );

    /// <summary>The seconds from acknowledgment to resolution.</summary>
    public static int DrawResolveSeconds(ref SplitMix64 random, TicketPriority priority) =>
        DrawDelay(
            ref random,
            medianMinutes: priority switch
            {
                TicketPriority.P1 => 90,
                TicketPriority.P2 => 300,
                TicketPriority.P3 => 1_200,
                _ => 2_880,
            }
        );

    private static int DrawDelay(ref SplitMix64 random, int medianMinutes)
    {
        var between = random.NextBelow(DelayQuantiles.Length - 1);
        var multiple = DelayQuantiles[between] + random.NextBelow(DelayQuantiles[between + 1] - DelayQuantiles[between]);
        return (int)(medianMinutes * 60L * multiple / 1_000);
    }
}

namespace IncidentAnalytics.Client.Events;

/// <summary>Sums of counts. Beyond 64 bits a sum stays at the greatest (or least) number of 64 bits.</summary>
internal static class EventCounts
{
    public static long Sum(IEnumerable<long> counts)
    {
        Int128 sum = 0;
        foreach (var count in counts)
            sum += count;
        return Saturate(sum);
    }

    public static long Add(long a, long b) => Saturate((Int128)a + b);

    private static long Saturate(Int128 sum) =>
        sum > long.MaxValue ? long.MaxValue
        : sum < long.MinValue ? long.MinValue
        : (long)sum;
}

namespace IncidentAnalytics.Testing;

/// <summary>Measures the bytes that a call allocates, on all threads.</summary>
internal static class Allocations
{
    /// <summary>Returns the bytes of one call: the minimum of several rounds, without what the first calls and other threads allocate.</summary>
    /// <param name="call">The call.</param>
    /// <param name="calls">The number of calls in a round.</param>
    /// <param name="rounds">The number of rounds. Together they should last long enough for the runtime to optimize the code.</param>
    public static async Task<long> MeasureAsync(Func<Task> call, int calls, int rounds = 10)
    {
        var min = long.MaxValue;
        for (var round = 0; round < rounds; round++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            for (var i = 0; i < calls; i++)
                await call();
            min = Math.Min(min, (GC.GetTotalAllocatedBytes(precise: true) - before) / calls);
        }

        return min;
    }
}

namespace IncidentAnalytics.Client.Resilience;

/// <summary>The waits between attempts: exponential from 0.8 s, each shortened at random by up to half, 60 s at the most.</summary>
internal static class Backoff
{
    public static readonly TimeSpan First = TimeSpan.FromSeconds(0.8);
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <param name="retry">0 for the first retry.</param>
    /// <param name="random">From 0 to 1: where in its range the wait lies.</param>
    public static TimeSpan Delay(int retry, double random)
    {
        // 2^7 already passes the cap; more would only overflow.
        var full = First * (1L << Math.Min(retry, 7));
        return (full < Longest ? full : Longest) * (0.5 + (random / 2));
    }
}

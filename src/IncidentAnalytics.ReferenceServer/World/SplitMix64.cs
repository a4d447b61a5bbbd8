namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>
/// Sebastiano Vigna's SplitMix64. A world must be the same on every runtime, which a seeded <see cref="Random"/> does not guarantee; integer
/// arithmetic avoids differences in floating point.
/// </summary>
internal struct SplitMix64(ulong seed)
{
    private const ulong Increment = 0x9E3779B97F4A7C15;

    private ulong _state = seed;

    /// <summary>Creates one of many independent streams of random numbers.</summary>
    public static SplitMix64 Create(long seed, long stream)
    {
        // Both are mixed, because states that differ by the increment produce the same numbers shifted by one.
        var mixedSeed = new SplitMix64(unchecked((ulong)seed)).Next();
        var mixedStream = new SplitMix64(unchecked((ulong)stream)).Next();
        return new SplitMix64(new SplitMix64(mixedSeed ^ mixedStream).Next());
    }

    public ulong Next()
    {
        unchecked
        {
            _state += Increment;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A random integer from 0 (inclusive) to <paramref name="limit"/> (exclusive).</summary>
    public int NextBelow(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    /// <summary>True with a probability in millionths.</summary>
    public bool NextChance(int millionths) => NextBelow(1_000_000) < millionths;

    /// <summary>A random choice with a probability proportional to its weight.</summary>
    public T Pick<T>(ReadOnlySpan<Weighted<T>> choices)
    {
        var total = 0;
        foreach (var choice in choices)
        {
            total += choice.Weight;
        }

        var left = NextBelow(total);
        var index = 0;
        while (left >= choices[index].Weight)
        {
            left -= choices[index++].Weight;
        }

        return choices[index].Value;
    }
}

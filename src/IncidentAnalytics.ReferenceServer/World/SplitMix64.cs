namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>
/// Sebastiano Vigna's SplitMix64. Written out because a world must stay the same on every runtime, which the seeded
/// <see cref="Random"/> does not promise; integers only, so that no floating point differs either.
/// </summary>
internal struct SplitMix64(ulong seed)
{
    private const ulong Increment = 0x9E3779B97F4A7C15;

    private ulong _state = seed;

    /// <summary>A generator for one part of a world, independent of all its other parts.</summary>
    public static SplitMix64 For(long seed, long part)
    {
        // Both are mixed: neighbours that differ by the increment alone would draw the same numbers, shifted by one.
        var ofSeed = new SplitMix64(unchecked((ulong)seed)).Next();
        var ofPart = new SplitMix64(unchecked((ulong)part)).Next();
        return new SplitMix64(new SplitMix64(ofSeed ^ ofPart).Next());
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

    /// <summary>A whole number from 0 to below <paramref name="limit"/>.</summary>
    public int Below(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    /// <summary>True in <paramref name="parts"/> of a million cases.</summary>
    public bool Chance(int parts) => Below(1_000_000) < parts;

    /// <summary>One of the choices, each as often as its weight says.</summary>
    public T Pick<T>(ReadOnlySpan<Weighted<T>> choices)
    {
        var total = 0;
        foreach (var choice in choices)
        {
            total += choice.Weight;
        }

        var left = Below(total);
        var index = 0;
        while (left >= choices[index].Weight)
        {
            left -= choices[index++].Weight;
        }

        return choices[index].Value;
    }
}

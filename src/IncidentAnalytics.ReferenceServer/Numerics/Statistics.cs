using System.Numerics;

namespace IncidentAnalytics.ReferenceServer.Numerics;

/// <summary>Medians, percentiles, searches in sorted values and rounding: one definition for each, used by the whole server.</summary>
internal static class Statistics
{
    // Dividing by one with many zeros removes trailing zeros.
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>The median: the middle value, or the mean of the two middle values of an even number.</summary>
    /// <param name="values">The values in any order, at least one.</param>
    public static T Median<T>(IEnumerable<T> values)
        where T : INumber<T>
    {
        T[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / T.CreateChecked(2);
    }

    /// <summary>
    /// The percentile by nearest rank: the smallest value that at least so many percent of the values do not exceed. KPIs are defined by it.
    /// </summary>
    /// <param name="sorted">The values in ascending order, at least one.</param>
    /// <param name="percent">From 1 to 100.</param>
    public static T PercentileByNearestRank<T>(IReadOnlyList<T> sorted, int percent)
    {
        var rank = ((sorted.Count * percent) + 99) / 100;
        return sorted[rank - 1];
    }

    /// <summary>
    /// The percentile by position: of n values the one at index ⌊n·p/100⌋, or the last. The percentiles of OpenSearch are defined by it; for
    /// whole ranks it is one position above the nearest rank.
    /// </summary>
    /// <param name="sorted">The values in ascending order, at least one.</param>
    /// <param name="percent">From 0 to 100.</param>
    public static T PercentileByPosition<T>(IReadOnlyList<T> sorted, double percent)
    {
        var index = (int)(sorted.Count * (percent / 100));
        return sorted[Math.Min(index, sorted.Count - 1)];
    }

    /// <summary>The index of the first item whose key is not less than a key; the number of items when there is none.</summary>
    /// <param name="sorted">The items in ascending order of their keys.</param>
    /// <param name="key">The key to search for.</param>
    /// <param name="selectKey">Returns the key of an item.</param>
    public static int LowerBound<TItem, TKey>(IReadOnlyList<TItem> sorted, TKey key, Func<TItem, TKey> selectKey)
        where TKey : IComparable<TKey>
    {
        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = selectKey(sorted[middle]).CompareTo(key) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Rounds half away from zero and removes trailing zeros.</summary>
    public static decimal Round(decimal value, int decimals) => decimal.Round(value, decimals, MidpointRounding.AwayFromZero) / One;

    /// <summary>Rounds half away from zero, always to two decimal places.</summary>
    public static decimal RoundToCents(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero) + 0.00m;

    public static decimal GetHours(TimeSpan duration) => duration.Ticks / (decimal)TimeSpan.TicksPerHour;
}

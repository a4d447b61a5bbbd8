namespace IncidentAnalytics.ReferenceServer.Analytics.Incidents;

/// <summary>Numbers computed from lists of numbers, and how they are rounded.</summary>
internal static class Statistics
{
    // Dividing by one with many zeros removes trailing zeros.
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>The median; the mean of the middle two for an even number of values.</summary>
    /// <param name="values">At least one value, in any order.</param>
    public static decimal Median(IEnumerable<decimal> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <inheritdoc cref="Median(IEnumerable{decimal})"/>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Rounds half away from zero and removes trailing zeros.</summary>
    public static decimal Round(decimal value, int decimals) => decimal.Round(value, decimals, MidpointRounding.AwayFromZero) / One;

    /// <summary>Rounds half away from zero, always to two decimal places.</summary>
    public static decimal RoundToCents(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero) + 0.00m;

    public static decimal GetHours(TimeSpan duration) => duration.Ticks / (decimal)TimeSpan.TicksPerHour;
}

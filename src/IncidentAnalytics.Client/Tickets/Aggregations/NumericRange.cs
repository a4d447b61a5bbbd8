namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>A range of numbers for <c>range</c>: from the first inclusive to the second exclusive.</summary>
public sealed record NumericRange
{
    /// <summary>A range between two numbers, or open to one side.</summary>
    /// <param name="from">The least number (<c>from</c>); null for no lower end.</param>
    /// <param name="to">The first number above the range (<c>to</c>), not below <paramref name="from"/>; null for no upper end.</param>
    /// <param name="key">A name for the bucket (<c>key</c>); null for the service's.</param>
    /// <exception cref="ArgumentOutOfRangeException">An end is not finite, or the range ends before it starts.</exception>
    public NumericRange(double? from, double? to, string? key = null)
    {
        Guard.ThrowIfNotFinite(from, nameof(from));
        Guard.ThrowIfNotFinite(to, nameof(to));
        if (to < from)
            throw new ArgumentOutOfRangeException(nameof(to), to, "The range ends before it starts.");

        From = from;
        To = to;
        Key = key;
    }

    /// <summary>The least number (<c>from</c>); null for no lower end.</summary>
    public double? From { get; }

    /// <summary>The first number above the range (<c>to</c>); null for no upper end.</summary>
    public double? To { get; }

    /// <summary>A name for the bucket (<c>key</c>); null for the service's.</summary>
    public string? Key { get; }
}

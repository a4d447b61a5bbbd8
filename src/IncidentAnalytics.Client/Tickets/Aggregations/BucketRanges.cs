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

/// <summary>A range of time for <c>date_range</c>: from the first instant inclusive to the second exclusive.</summary>
public sealed record DateRange
{
    /// <summary>A range between two instants, or open to one side.</summary>
    /// <param name="from">
    /// The first instant, or date math as text such as <c>now-7d/d</c> (<c>from</c>); null for no lower end. When the
    /// aggregation has a <c>format</c>, give texts in that format.
    /// </param>
    /// <param name="to">The first instant after the range, likewise (<c>to</c>); null for no upper end.</param>
    /// <param name="key">A name for the bucket (<c>key</c>); null for the service's.</param>
    /// <exception cref="ArgumentException">An end is unusable, or the range ends before it starts.</exception>
    public DateRange(FieldValue? from, FieldValue? to, string? key = null)
    {
        from?.ThrowIfUnusable(nameof(from));
        to?.ThrowIfUnusable(nameof(to));
        if (from is { } first && to is { } last && first.IsSurelyGreaterThan(last))
            throw new ArgumentOutOfRangeException(nameof(to), to, "The range ends before it starts.");

        From = from;
        To = to;
        Key = key;
    }

    /// <summary>The first instant (<c>from</c>); null for no lower end.</summary>
    public FieldValue? From { get; }

    /// <summary>The first instant after the range (<c>to</c>); null for no upper end.</summary>
    public FieldValue? To { get; }

    /// <summary>A name for the bucket (<c>key</c>); null for the service's.</summary>
    public string? Key { get; }
}

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>Numeric range of a <c>range</c> aggregation, with an inclusive lower and an exclusive upper bound.</summary>
public sealed record NumericRange
{
    /// <summary>Initializes a range between two numbers.</summary>
    /// <param name="from">Inclusive lower bound (<c>from</c>); null for none.</param>
    /// <param name="to">Exclusive upper bound (<c>to</c>); null for none.</param>
    /// <param name="key">Name of the bucket (<c>key</c>); null lets the service choose.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound is not finite, or the range ends before it starts.</exception>
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

    /// <summary>Inclusive lower bound (<c>from</c>); null for none.</summary>
    public double? From { get; }

    /// <summary>Exclusive upper bound (<c>to</c>); null for none.</summary>
    public double? To { get; }

    /// <summary>Name of the bucket (<c>key</c>); null lets the service choose.</summary>
    public string? Key { get; }
}

/// <summary>Time range of a <c>date_range</c> aggregation, with an inclusive start and an exclusive end.</summary>
public sealed record DateRange
{
    /// <summary>Initializes a range between two instants.</summary>
    /// <param name="from">
    /// Inclusive start: an instant, or date math as text such as <c>now-7d/d</c> (<c>from</c>); null for none. Texts must match the
    /// <c>format</c> of the aggregation, if it has one.
    /// </param>
    /// <param name="to">Exclusive end, likewise (<c>to</c>); null for none.</param>
    /// <param name="key">Name of the bucket (<c>key</c>); null lets the service choose.</param>
    /// <exception cref="ArgumentException">A bound is invalid, or the range ends before it starts.</exception>
    public DateRange(FieldValue? from, FieldValue? to, string? key = null)
    {
        from?.ThrowIfInvalid(nameof(from));
        to?.ThrowIfInvalid(nameof(to));
        if (from is { } first && to is { } last && first.IsKnownGreaterThan(last))
            throw new ArgumentOutOfRangeException(nameof(to), to, "The range ends before it starts.");

        From = from;
        To = to;
        Key = key;
    }

    /// <summary>Inclusive start (<c>from</c>); null for none.</summary>
    public FieldValue? From { get; }

    /// <summary>Exclusive end (<c>to</c>); null for none.</summary>
    public FieldValue? To { get; }

    /// <summary>Name of the bucket (<c>key</c>); null lets the service choose.</summary>
    public string? Key { get; }
}

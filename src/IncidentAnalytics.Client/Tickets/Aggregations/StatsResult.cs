namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>The usual figures about a number or an instant. Instants are milliseconds since 1970.</summary>
public class StatsResult : AggregationResult
{
    internal StatsResult(AggregationReader reader)
        : base(reader)
    {
        Count = reader.Count("count");
        Min = reader.Number("min");
        Max = reader.Number("max");
        Avg = reader.Number("avg");
        Sum = reader.Number("sum");
        MinAsString = reader.Text("min_as_string");
        MaxAsString = reader.Text("max_as_string");
        AvgAsString = reader.Text("avg_as_string");
        SumAsString = reader.Text("sum_as_string");
    }

    /// <summary>How many values there are (<c>count</c>).</summary>
    public long Count { get; }

    /// <summary>The least (<c>min</c>); null when there are no values.</summary>
    public double? Min { get; }

    /// <summary>The greatest (<c>max</c>); null when there are no values.</summary>
    public double? Max { get; }

    /// <summary>The mean (<c>avg</c>); null when there are no values.</summary>
    public double? Avg { get; }

    /// <summary>The sum (<c>sum</c>); 0 or null when there are no values.</summary>
    public double? Sum { get; }

    /// <summary><see cref="Min"/> as the service shows it (<c>min_as_string</c>); null when not sent.</summary>
    public string? MinAsString { get; }

    /// <summary><see cref="Max"/> as the service shows it (<c>max_as_string</c>); null when not sent.</summary>
    public string? MaxAsString { get; }

    /// <summary><see cref="Avg"/> as the service shows it (<c>avg_as_string</c>); null when not sent.</summary>
    public string? AvgAsString { get; }

    /// <summary><see cref="Sum"/> as the service shows it (<c>sum_as_string</c>); null when not sent.</summary>
    public string? SumAsString { get; }
}

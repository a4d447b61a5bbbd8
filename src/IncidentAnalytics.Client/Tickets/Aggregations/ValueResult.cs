namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>One number over all tickets: of <c>avg</c>, <c>sum</c>, <c>min</c> or <c>max</c>.</summary>
public sealed class ValueResult : AggregationResult
{
    internal ValueResult(AggregationReader reader)
        : base(reader)
    {
        Value = reader.Number("value");
        ValueAsString = reader.Text("value_as_string");
    }

    /// <summary>The number, for dates milliseconds since 1970 (<c>value</c>); null when no ticket had a value.</summary>
    public double? Value { get; }

    /// <summary>The number as the service shows it, for dates a date (<c>value_as_string</c>); null when not sent.</summary>
    public string? ValueAsString { get; }
}

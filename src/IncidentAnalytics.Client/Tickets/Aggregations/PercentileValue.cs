namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>A share of the tickets, and the number below which it lies.</summary>
/// <param name="Percent">The share, from 0 to 100.</param>
/// <param name="Value">The number; null when there are no values, NaN where older services say so.</param>
/// <param name="ValueAsString">The number as the service shows it; null when not sent.</param>
public readonly record struct PercentileValue(double Percent, double? Value, string? ValueAsString = null);

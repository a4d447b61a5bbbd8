using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Tickets;

/// <summary>How many tickets were counted: on the wire a number, or an object with <c>value</c> and <c>relation</c>.</summary>
/// <param name="Value">The number (<c>value</c>).</param>
/// <param name="Relation">How it relates to the true number (<c>relation</c>); null when the service did not say.</param>
[JsonConverter(typeof(TicketTotalConverter))]
public readonly record struct TicketTotal(long Value, TotalRelation? Relation = null);

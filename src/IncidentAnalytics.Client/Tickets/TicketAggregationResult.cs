using System.Text.Json;
using IncidentAnalytics.Client.Serialization;
using IncidentAnalytics.Client.Tickets.Aggregations;

namespace IncidentAnalytics.Client.Tickets;

/// <summary>What an aggregation found. Results are read by the handles that asked for them.</summary>
public sealed class TicketAggregationResult : AggregationScope
{
    private readonly TicketAggregationData? _data;

    /// <summary>The results of a raw answer. Public so that tests can make one.</summary>
    /// <param name="response">The answer as it was on the wire.</param>
    public TicketAggregationResult(TicketAggregationResponse response)
        : this(response, requested: null) { }

    internal TicketAggregationResult(TicketAggregationResponse response, IReadOnlyList<Aggregation>? requested)
        : base(requested)
    {
        ArgumentNullException.ThrowIfNull(response);
        _data = response.Data;
    }

    /// <summary>How many tickets lay in the window; 0 when the service sent no total (see <see cref="HasTotal"/>).</summary>
    public long Total => _data?.Total?.Value ?? 0;

    /// <summary>Whether the service sent a total.</summary>
    public bool HasTotal => _data?.Total is not null;

    /// <summary>How the total relates to the true number; null when the service sent a plain number or none.</summary>
    public TotalRelation? TotalRelation => _data?.Total?.Relation;

    /// <summary>
    /// The results by their names on the wire, as they came (<c>aggregations</c>); empty when there are none.
    /// <see cref="AggregationScope.Get"/> reads them with types.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> Aggregations => _data?.Aggregations ?? UnknownMembers.AsReadOnly(null);

    /// <summary>What else stood beside the aggregations and the total in <c>data</c>; empty when nothing did.</summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => _data?.AdditionalProperties ?? UnknownMembers.AsReadOnly(null);

    /// <summary>What the service found (<c>data</c>) as JSON; empty when it sent none.</summary>
    public override string ToString() => _data?.ToString() ?? "";

    private protected override IEnumerable<KeyValuePair<string, JsonElement>> Members => Aggregations;

    private protected override bool TryGetMember(string name, out JsonElement member) => Aggregations.TryGetValue(name, out member);
}

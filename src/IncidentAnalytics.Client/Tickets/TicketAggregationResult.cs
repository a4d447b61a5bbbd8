using System.Text.Json;
using IncidentAnalytics.Client.Tickets.Aggregations;

namespace IncidentAnalytics.Client.Tickets;

/// <summary>Results of an aggregation call, read with the aggregations of the request.</summary>
public sealed class TicketAggregationResult : AggregationScope
{
    private readonly TicketAggregationResponseData? _data;

    /// <summary>Initializes a result from a response, such as one created in a test.</summary>
    /// <param name="response">The response.</param>
    public TicketAggregationResult(TicketAggregationResponse response)
        : this(response, requested: null) { }

    internal TicketAggregationResult(TicketAggregationResponse response, IReadOnlyList<Aggregation>? requested)
        : base(requested)
    {
        ArgumentNullException.ThrowIfNull(response);
        _data = response.Data;
    }

    /// <summary>Number of matching tickets; 0 if the service sent no total (see <see cref="HasTotal"/>).</summary>
    public long Total => _data?.Total?.Value ?? 0;

    /// <summary>Whether the service sent a total.</summary>
    public bool HasTotal => _data?.Total is not null;

    /// <summary>Relation of the total to the true number; null if the service did not send it.</summary>
    public TicketTotalRelation? TotalRelation => _data?.Total?.Relation;

    /// <summary>
    /// Raw results by their names on the wire (<c>aggregations</c>); empty if there are none. Use <see cref="AggregationScope.Get"/> for
    /// typed results.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> Aggregations => _data?.Aggregations ?? UnknownMembers.AsReadOnly(null);

    /// <summary>Unknown members of <c>data</c>; empty if there are none.</summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties => _data?.AdditionalProperties ?? UnknownMembers.AsReadOnly(null);

    private protected override IEnumerable<KeyValuePair<string, JsonElement>> Members => Aggregations;

    /// <summary>The results as JSON (<c>data</c>); empty if the service sent none.</summary>
    public override string ToString() => _data?.ToString() ?? "";

    private protected override bool TryGetMember(string name, out JsonElement member) => Aggregations.TryGetValue(name, out member);
}

using System.Text.Json;
using IncidentAnalytics.Client.Tickets.Aggregations;

namespace IncidentAnalytics.Client.Tickets;

/// <summary>Results of an aggregation call, read with the aggregations of the request.</summary>
public sealed class TicketAggregationResult : AggregationScope
{
    private readonly TicketAggregationResponseData? _data;
    private readonly IReadOnlyList<Aggregation>? _requested;

    /// <summary>Initializes a result from a response, such as one created in a test.</summary>
    /// <param name="response">The response.</param>
    public TicketAggregationResult(TicketAggregationResponse response)
        : this(response, requested: null) { }

    internal TicketAggregationResult(TicketAggregationResponse response, IReadOnlyList<Aggregation>? requested)
    {
        ArgumentNullException.ThrowIfNull(response);
        _data = response.Data;
        _requested = requested;
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

    /// <summary>
    /// Flattens the results into rows, one per bucket at any depth, for files, spreadsheets and data frames. The first row is that of the
    /// whole result; each other row follows the row of the bucket around it.
    /// </summary>
    /// <returns>
    /// Rows, read while they are enumerated. Rows with the same <see cref="AggregationRow.Path"/> form a table: they have the same keys and,
    /// usually, the same values.
    /// </returns>
    /// <remarks>
    /// <para>
    /// Every value of the results is in exactly one row, that of its bucket. Values outside buckets, such as the metrics and the
    /// <c>filter</c> aggregations of the request, are in the row of the whole result or of the bucket around them. Results of any kind are
    /// read, also those of raw aggregations.
    /// </para>
    /// <para>
    /// Arrays stay JSON. So do objects in a row with 10,000 cells already, objects whose path is longer than 256 characters, and composite
    /// keys that would be the 65th of a row.
    /// </para>
    /// </remarks>
    /// <example>
    /// <code>
    /// var cost = Aggregation.Avg("cost", "ticket.cost");
    /// var byTeam = Aggregation.Terms("by_team", "ticket.team", aggregations: [cost]);
    /// var byType = Aggregation.Terms("by_type", "ticket.type", aggregations: [byTeam]);
    /// var result = await client.Tickets.AggregateAsync(
    ///     new()
    ///     {
    ///         Application = "atr",
    ///         Range = TimeRange.Last(TimeSpan.FromDays(90)),
    ///         Aggregations = [byType],
    ///     },
    ///     cancellationToken: cancellationToken
    /// );
    ///
    /// foreach (var row in result.ToRows().Where(row => row.Path == "by_type>by_team"))
    ///     Console.WriteLine($"{row["by_type"]?.Text};{row["by_team"]?.Text};{row.DocCount};{row["cost"]?.Number}");
    /// </code>
    /// </example>
    public IEnumerable<AggregationRow> ToRows() => AggregationRowReader.Read(Aggregations, HasTotal ? Total : null, TotalRelation);

    private protected override IReadOnlyList<Aggregation>? Requested => _requested;

    /// <summary>The results as JSON (<c>data</c>); empty if the service sent none.</summary>
    public override string ToString() => _data?.ToString() ?? "";

    private protected override ResultJson Find(string name) =>
        _data?.Aggregations is { } results ? RawResults.From(results).Find(name) : default;
}

using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Aggregations.Queries;

namespace IncidentAnalytics.ReferenceServer.Aggregations;

/// <summary>Runs OpenSearch aggregations over documents in memory.</summary>
internal static class AggregationEngine
{
    /// <summary>Runs the aggregations over the documents that match a query.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="query">The query that documents must match; null for all documents.</param>
    /// <param name="aggregations">The aggregations by name; null or undefined for none.</param>
    /// <param name="clock">The clock behind <c>now</c> in dates; null for the system clock.</param>
    /// <param name="typedKeys">Whether results are named <c>type#name</c>.</param>
    /// <param name="cancellationToken">Stops the work between two documents or results.</param>
    /// <exception cref="AggregationException">The query or an aggregation is invalid.</exception>
    public static AggregationResult Run(
        DocumentSet documents,
        JsonElement? query,
        JsonElement aggregations,
        TimeProvider? clock = null,
        bool typedKeys = false,
        CancellationToken cancellationToken = default
    )
    {
        var context = new AggregationContext(documents, clock ?? TimeProvider.System, typedKeys, cancellationToken);
        var filter = IsMissing(query) ? ConstantQuery.All : QueryParser.Parse(query!.Value, context);
        var aggregators = IsMissing(aggregations) ? new AggregatorList([], context) : AggregationParser.Parse(aggregations, context);

        var total = 0L;
        for (var index = 0; index * DocumentBlock.Size < documents.Count; index++)
        {
            context.ThrowIfCancelled();
            var block = DocumentBlock.GetWhole(index, documents.Count);
            var found = block with { Bits = filter.Match(block) };
            if (!found.IsEmpty)
            {
                total += found.Count;
                aggregators.Collect(found, bucket: 0);
            }
        }

        var results = new JsonObject();
        aggregators.WriteResults(results, bucket: 0);
        return new AggregationResult(total, results);
    }

    private static bool IsMissing(JsonElement? element) => element is null or { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null };
}

/// <summary>The result of a request.</summary>
/// <param name="Total">The number of documents that matched the query.</param>
/// <param name="Aggregations">The results by the names in the request.</param>
internal sealed record AggregationResult(long Total, JsonObject Aggregations);

/// <summary>An invalid query, aggregation, mapping or document; answered with HTTP 400.</summary>
/// <param name="reason">The reason, worded as in OpenSearch where it has a message.</param>
internal sealed class AggregationException(string reason) : Exception(reason);

using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Aggregations.Queries;

namespace IncidentAnalytics.ReferenceServer.Aggregations;

/// <summary>Runs OpenSearch-style aggregations over documents.</summary>
internal static class AggregationEngine
{
    /// <param name="documents">The documents.</param>
    /// <param name="query">Which of them count; all without one.</param>
    /// <param name="aggregations">The aggregations by the caller's names; none without it.</param>
    /// <param name="clock">What <c>now</c> means in dates; the system's clock without one.</param>
    /// <param name="typedKeys">Whether results are named <c>type#name</c>.</param>
    /// <param name="cancellationToken">Ends the work: asked between documents and between results.</param>
    /// <exception cref="AggregationException">The query or an aggregation cannot be understood.</exception>
    public static AggregationOutcome Run(
        DocumentSet documents,
        JsonElement? query,
        JsonElement aggregations,
        TimeProvider? clock = null,
        bool typedKeys = false,
        CancellationToken cancellationToken = default
    )
    {
        var context = new RequestContext(documents, clock ?? TimeProvider.System, typedKeys, cancellationToken);
        var filter = IsAbsent(query) ? ConstantQuery.All : QueryParser.Parse(query!.Value, context);
        var aggregators = IsAbsent(aggregations) ? new AggregatorList([], context) : AggregationParser.Parse(aggregations, context);

        var total = 0L;
        for (var document = 0; document < documents.Count; document++)
        {
            context.CheckCancelled(document);
            if (filter.Matches(document))
            {
                total++;
                aggregators.Collect(document, bucket: 0);
            }
        }

        var results = new JsonObject();
        aggregators.WriteInto(results, bucket: 0);
        return new AggregationOutcome(total, results);
    }

    private static bool IsAbsent(JsonElement? element) => element is null or { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null };
}

/// <summary>What a request found.</summary>
/// <param name="Total">How many documents matched the query.</param>
/// <param name="Aggregations">The results by the caller's names.</param>
internal sealed record AggregationOutcome(long Total, JsonObject Aggregations);

/// <summary>A query, an aggregation or a document that cannot be understood: the caller's fault, told as HTTP 400.</summary>
/// <param name="reason">What is wrong, in OpenSearch's words where it has some.</param>
internal sealed class AggregationException(string reason) : Exception(reason);

using IncidentAnalytics.ReferenceServer.Aggregations.Queries;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary><c>filter</c>: the documents that match a query.</summary>
internal sealed class FilterAggregator(AggregationSpec spec) : SingleBucketAggregator(spec)
{
    private readonly Query _query = QueryParser.Parse(spec.Body, spec.Context);

    protected override bool Accepts(int document) => _query.Matches(document);
}

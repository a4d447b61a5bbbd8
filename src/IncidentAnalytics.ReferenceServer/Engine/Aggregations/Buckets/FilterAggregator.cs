using IncidentAnalytics.ReferenceServer.Engine.Queries;

namespace IncidentAnalytics.ReferenceServer.Engine.Aggregations.Buckets;

/// <summary><c>filter</c>: the documents that match a query.</summary>
internal sealed class FilterAggregator(AggregationSpec spec) : SingleBucketAggregator(spec)
{
    private readonly Query _query = QueryParser.Parse(spec.Body, spec.Context);

    protected override bool Accepts(int document) => _query.Matches(document);
}

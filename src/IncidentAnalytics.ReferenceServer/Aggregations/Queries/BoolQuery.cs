namespace IncidentAnalytics.ReferenceServer.Aggregations.Queries;

/// <summary>Finds documents that match all of some queries, none of others and enough of a third kind.</summary>
internal sealed class BoolQuery(Query[] required, Query[] excluded, Query[] optional, int minimumShouldMatch) : Query
{
    public override bool Matches(int document)
    {
        foreach (var query in required)
        {
            if (!query.Matches(document))
            {
                return false;
            }
        }

        foreach (var query in excluded)
        {
            if (query.Matches(document))
            {
                return false;
            }
        }

        var missing = minimumShouldMatch;
        for (var i = 0; i < optional.Length && missing > 0; i++)
        {
            if (optional[i].Matches(document))
            {
                missing--;
            }
        }

        return missing <= 0;
    }
}

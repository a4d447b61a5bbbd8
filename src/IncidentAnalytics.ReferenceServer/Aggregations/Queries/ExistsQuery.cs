using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Queries;

/// <summary>Finds documents with a value in any of the columns.</summary>
internal sealed class ExistsQuery(IReadOnlyList<Column> columns) : Query
{
    public override bool Matches(int document)
    {
        foreach (var column in columns)
        {
            if (column.Has(document))
            {
                return true;
            }
        }

        return false;
    }
}

using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Queries;

/// <summary>Finds documents with one of several numbers, dates or booleans.</summary>
internal sealed class CodeQuery(Column column, HashSet<long> codes) : Query
{
    public override bool Matches(int document)
    {
        for (var i = column.Start(document); i < column.End(document); i++)
        {
            if (codes.Contains(column.Code(i)))
            {
                return true;
            }
        }

        return false;
    }
}

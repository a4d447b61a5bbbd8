using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Queries;

/// <summary>Finds documents with a fractional number between two ends, both included.</summary>
internal sealed class DoubleRangeQuery(DoubleColumn column, double min, double max) : Query
{
    public override bool Matches(int document)
    {
        for (var i = column.Start(document); i < column.End(document); i++)
        {
            var value = column.Values[i];
            if (value >= min && value <= max)
            {
                return true;
            }
        }

        return false;
    }
}

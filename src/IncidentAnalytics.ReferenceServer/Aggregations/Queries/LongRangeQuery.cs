using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Queries;

/// <summary>Finds documents with a whole number, date or boolean between two ends, both included.</summary>
internal sealed class LongRangeQuery(LongColumn column, long min, long max) : Query
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

using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Queries;

/// <summary>Finds documents with a term that satisfies a condition; the condition is asked once per distinct term.</summary>
internal sealed class KeywordQuery : Query
{
    private readonly KeywordColumn _column;
    private readonly bool[] _accepted;

    public KeywordQuery(KeywordColumn column, Func<string, bool> condition)
    {
        _column = column;
        _accepted = new bool[column.Terms.Length];
        for (var i = 0; i < _accepted.Length; i++)
        {
            _accepted[i] = condition(column.Terms[i]);
        }
    }

    public override bool Matches(int document)
    {
        for (var i = _column.Start(document); i < _column.End(document); i++)
        {
            if (_accepted[_column.Ordinals[i]])
            {
                return true;
            }
        }

        return false;
    }
}

using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Queries;

/// <summary>A condition on documents.</summary>
internal abstract class Query
{
    public abstract bool Matches(int document);
}

/// <summary>Matches every document, or none.</summary>
internal sealed class ConstantQuery : Query
{
    private readonly bool _matches;

    private ConstantQuery(bool matches) => _matches = matches;

    public static ConstantQuery All { get; } = new(matches: true);

    public static ConstantQuery None { get; } = new(matches: false);

    public override bool Matches(int document) => _matches;
}

/// <summary>Matches documents that match all required queries, no excluded query and at least a minimum of the optional ones.</summary>
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

/// <summary>Matches documents with a value in any of the columns.</summary>
internal sealed class ExistsQuery(IReadOnlyList<Column> columns) : Query
{
    public override bool Matches(int document)
    {
        foreach (var column in columns)
        {
            if (column.HasValue(document))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Matches documents with a term that meets a condition, which is evaluated once per distinct term.</summary>
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
        for (var i = _column.GetStart(document); i < _column.GetEnd(document); i++)
        {
            if (_accepted[_column.Ordinals[i]])
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Matches documents with one of several numbers, dates or booleans.</summary>
internal sealed class NumericTermsQuery(Column column, HashSet<long> codes) : Query
{
    public override bool Matches(int document)
    {
        for (var i = column.GetStart(document); i < column.GetEnd(document); i++)
        {
            if (codes.Contains(column.GetCode(i)))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Matches documents with an integer, date or boolean in an inclusive range.</summary>
internal sealed class LongRangeQuery(LongColumn column, long min, long max) : Query
{
    public override bool Matches(int document)
    {
        for (var i = column.GetStart(document); i < column.GetEnd(document); i++)
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

/// <summary>Matches documents with a floating-point number in an inclusive range.</summary>
internal sealed class DoubleRangeQuery(DoubleColumn column, double min, double max) : Query
{
    public override bool Matches(int document)
    {
        for (var i = column.GetStart(document); i < column.GetEnd(document); i++)
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

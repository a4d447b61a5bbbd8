using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Queries;

/// <summary>Says of each document whether it is found.</summary>
internal abstract class Query
{
    public abstract bool Matches(int document);
}

/// <summary>Finds every document, or none.</summary>
internal sealed class ConstantQuery : Query
{
    private readonly bool _matches;

    private ConstantQuery(bool matches) => _matches = matches;

    public static ConstantQuery All { get; } = new(matches: true);

    public static ConstantQuery None { get; } = new(matches: false);

    public override bool Matches(int document) => _matches;
}

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

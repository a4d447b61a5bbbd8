using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Queries;

/// <summary>A condition on documents.</summary>
internal abstract class Query
{
    /// <summary>The bits of the documents that match, among those of a block.</summary>
    public abstract ulong Match(DocumentBlock documents);
}

/// <summary>Matches every document, or none.</summary>
internal sealed class ConstantQuery : Query
{
    private readonly ulong _mask;

    private ConstantQuery(ulong mask) => _mask = mask;

    public static ConstantQuery All { get; } = new(ulong.MaxValue);

    public static ConstantQuery None { get; } = new(0);

    public override ulong Match(DocumentBlock documents) => documents.Bits & _mask;
}

/// <summary>Matches documents that match all required queries, no excluded query and at least a minimum of the optional ones.</summary>
internal sealed class BoolQuery : Query
{
    private readonly Query[] _required;
    private readonly Query[] _excluded;
    private readonly Query[] _optional;
    private readonly int _minimumShouldMatch;

    private BoolQuery(Query[] required, Query[] excluded, Query[] optional, int minimumShouldMatch)
    {
        _required = required;
        _excluded = excluded;
        _optional = optional;
        _minimumShouldMatch = minimumShouldMatch;
    }

    /// <summary>Combines queries. Those that match every document or none are evaluated here, not once per document.</summary>
    public static Query Create(Query[] required, Query[] excluded, Query[] optional, int minimumShouldMatch)
    {
        var minimum = minimumShouldMatch - optional.Count(static query => query == ConstantQuery.All);
        required = Array.FindAll(required, static query => query != ConstantQuery.All);
        excluded = Array.FindAll(excluded, static query => query != ConstantQuery.None);
        optional = minimum <= 0 ? [] : Array.FindAll(optional, static query => query is not ConstantQuery);
        if (required.Contains(ConstantQuery.None) || excluded.Contains(ConstantQuery.All) || minimum > optional.Length)
        {
            return ConstantQuery.None;
        }

        return (required, excluded, optional) switch
        {
            ([], [], []) => ConstantQuery.All,
            ([var only], [], []) => only,
            ([], [], [var only]) => only,
            _ => new BoolQuery(required, excluded, optional, minimum),
        };
    }

    public override ulong Match(DocumentBlock documents)
    {
        var left = documents;
        foreach (var query in _required)
        {
            left = left with { Bits = query.Match(left) };
            if (left.IsEmpty)
            {
                return 0;
            }
        }

        foreach (var query in _excluded)
        {
            left = left with { Bits = left.Bits & ~query.Match(left) };
        }

        return _minimumShouldMatch switch
        {
            <= 0 => left.Bits,
            1 => MatchAny(left),
            _ => MatchMinimum(left),
        };
    }

    private ulong MatchAny(DocumentBlock documents)
    {
        var found = 0UL;
        foreach (var query in _optional)
        {
            found |= query.Match(documents with { Bits = documents.Bits & ~found });
        }

        return found;
    }

    private ulong MatchMinimum(DocumentBlock documents)
    {
        var matches = Array.ConvertAll(_optional, query => query.Match(documents));
        var found = 0UL;
        foreach (var document in documents)
        {
            var bit = DocumentBlock.GetBit(document);
            found |= matches.Count(bits => (bits & bit) != 0) >= _minimumShouldMatch ? bit : 0;
        }

        return found;
    }
}

/// <summary>Matches documents with a value in any of the columns.</summary>
internal sealed class ExistsQuery : Query
{
    private readonly Column[] _columns;

    private ExistsQuery(Column[] columns) => _columns = columns;

    public static Query Create(Column[] columns) =>
        Array.Exists(columns, static column => column.IsDense) ? ConstantQuery.All : new ExistsQuery(columns);

    public override ulong Match(DocumentBlock documents)
    {
        var found = 0UL;
        foreach (var column in _columns)
        {
            foreach (var document in documents with { Bits = documents.Bits & ~found })
            {
                found |= DocumentBlock.GetBit(document, column.HasValue(document));
            }
        }

        return found;
    }
}

using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Queries;

/// <summary>Creates queries for documents with a value that meets a condition.</summary>
internal static class ValueQuery
{
    /// <summary>Matches documents with a term that meets a condition, which is evaluated once per distinct term.</summary>
    public static Query ForTerms(KeywordColumn column, Func<string, bool> condition)
    {
        var accepted = new bool[column.Terms.Length];
        for (var i = 0; i < accepted.Length; i++)
        {
            accepted[i] = condition(column.Terms[i]);
        }

        return new ValueQuery<TermCondition>(column, new(column, accepted));
    }

    /// <summary>Matches documents with one of several numbers, dates or booleans.</summary>
    public static Query ForCodes(Column column, HashSet<long> codes) =>
        column is LongColumn numbers && codes.Count == 1
            ? ForRange(numbers, codes.Single(), codes.Single())
            : new ValueQuery<CodeCondition>(column, new(column, codes));

    /// <summary>Matches documents with an integer, date or boolean in an inclusive range.</summary>
    public static Query ForRange(LongColumn column, long min, long max) =>
        column.FindDocuments(min, max) is var (first, end)
            ? new DocumentRangeQuery(first, end)
            : new ValueQuery<LongRangeCondition>(column, new(column, min, max));

    /// <summary>Matches documents with a floating-point number in an inclusive range.</summary>
    public static Query ForRange(DoubleColumn column, double min, double max) =>
        new ValueQuery<DoubleRangeCondition>(column, new(column, min, max));

    private readonly struct TermCondition(KeywordColumn column, bool[] accepted) : IValueCondition
    {
        public bool Accepts(int index) => accepted[column.Ordinals[index]];
    }

    private readonly struct CodeCondition(Column column, HashSet<long> codes) : IValueCondition
    {
        public bool Accepts(int index) => codes.Contains(column.GetCode(index));
    }

    private readonly struct LongRangeCondition(LongColumn column, long min, long max) : IValueCondition
    {
        public bool Accepts(int index) => (column.Values[index] >= min) & (column.Values[index] <= max);
    }

    private readonly struct DoubleRangeCondition(DoubleColumn column, double min, double max) : IValueCondition
    {
        public bool Accepts(int index) => (column.Values[index] >= min) & (column.Values[index] <= max);
    }
}

/// <summary>A condition on the value at an index of a column. Implemented by structs, so that the loop over the documents calls it directly.</summary>
internal interface IValueCondition
{
    bool Accepts(int index);
}

/// <summary>Matches documents with a value that meets a condition.</summary>
internal sealed class ValueQuery<TCondition>(Column column, TCondition condition) : Query
    where TCondition : struct, IValueCondition
{
    public override ulong Match(DocumentBlock documents) => column.IsDense ? MatchDense(documents) : MatchSparse(documents);

    // Without branches, which no processor can predict for values: 1 ns per document instead of 3.
    private ulong MatchDense(DocumentBlock documents)
    {
        var found = 0UL;
        foreach (var document in documents)
        {
            found |= DocumentBlock.GetBit(document, condition.Accepts(document));
        }

        return found;
    }

    private ulong MatchSparse(DocumentBlock documents)
    {
        var found = 0UL;
        foreach (var document in documents)
        {
            var end = column.GetEnd(document);
            for (var i = column.GetStart(document); i < end; i++)
            {
                if (condition.Accepts(i))
                {
                    found |= DocumentBlock.GetBit(document);
                    break;
                }
            }
        }

        return found;
    }
}

/// <summary>Matches consecutive documents: a range of a field that the documents are sorted by.</summary>
/// <param name="first">The first document.</param>
/// <param name="end">The end, exclusive.</param>
internal sealed class DocumentRangeQuery(int first, int end) : Query
{
    public override ulong Match(DocumentBlock documents)
    {
        var start = documents.Index * DocumentBlock.Size;
        return documents.Bits & GetMaskBelow(end - start) & ~GetMaskBelow(first - start);
    }

    private static ulong GetMaskBelow(int count) =>
        count <= 0 ? 0
        : count >= DocumentBlock.Size ? ulong.MaxValue
        : DocumentBlock.GetBit(count) - 1;
}

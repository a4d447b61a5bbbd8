namespace IncidentAnalytics.ReferenceServer.Aggregations.Fields;

/// <summary>Strings and addresses, each value a number into the sorted list of distinct terms.</summary>
internal sealed class KeywordColumn(string field, FieldMapping mapping, int[] offsets, string[] terms, int[] ordinals)
    : Column(field, mapping, offsets)
{
    /// <summary>The distinct terms, ascending.</summary>
    public ReadOnlySpan<string> Terms => terms;

    public ReadOnlySpan<int> Ordinals => ordinals;

    public override long Code(int index) => ordinals[index];

    public static KeywordColumn Empty(string field, FieldMapping mapping, int documents) =>
        new(field, mapping, new int[documents + 1], [], []);

    /// <summary>The order of the terms: by code unit, addresses by their 128 bits.</summary>
    public static IComparer<string> OrderOf(FieldMapping mapping) =>
        mapping.Type == FieldType.Ip ? IpText.Comparer : StringComparer.Ordinal;

    public override Column WithMissing(FieldValue missing)
    {
        var term = ValueReader.ReadTerm(missing, Field, Mapping);
        var position = Array.BinarySearch(terms, term, OrderOf(Mapping));
        if (position >= 0)
        {
            var (filledOffsets, filled) = Fill(ordinals, position);
            return new KeywordColumn(Field, Mapping, filledOffsets, terms, filled);
        }

        var inserted = ~position;
        string[] moreTerms = [.. terms.AsSpan(0, inserted), term, .. terms.AsSpan(inserted)];
        var moved = Array.ConvertAll(ordinals, ordinal => ordinal < inserted ? ordinal : ordinal + 1);
        var (newOffsets, newOrdinals) = Fill(moved, inserted);
        return new KeywordColumn(Field, Mapping, newOffsets, moreTerms, newOrdinals);
    }
}

using IncidentAnalytics.ReferenceServer.Numerics;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Fields;

/// <summary>The values of a field in all documents. Those of document d are at <c>GetStart(d)</c> to <c>GetEnd(d)</c> (exclusive), in ascending order.</summary>
/// <param name="field">The path of the field.</param>
/// <param name="mapping">The type of the field.</param>
/// <param name="documentCount">The number of documents.</param>
/// <param name="offsets">
/// The start of the values of each document, followed by the end of the last; null when every document has exactly one value.
/// </param>
internal abstract class Column(string field, FieldMapping mapping, int documentCount, int[]? offsets)
{
    public string Field { get; } = field;

    public FieldMapping Mapping { get; } = mapping;

    public int DocumentCount { get; } = documentCount;

    /// <summary>The index of the value that was added first, for documents where it is not the smallest one; null for none.</summary>
    public Dictionary<int, int>? FirstIndexes { private get; init; }

    /// <summary>Whether every document has exactly one value. Its index is that of the document.</summary>
    public bool IsDense => offsets is null;

    public int GetStart(int document) => offsets is null ? document : offsets[document];

    public int GetEnd(int document) => offsets is null ? document + 1 : offsets[document + 1];

    public bool HasValue(int document) => GetStart(document) != GetEnd(document);

    /// <summary>The index of the value that was added first; only for documents with a value.</summary>
    public int GetFirst(int document) =>
        FirstIndexes is not null && FirstIndexes.TryGetValue(document, out var index) ? index : GetStart(document);

    /// <summary>All values with their documents, as they can be added to a <see cref="ColumnBuilder"/> again.</summary>
    public virtual IEnumerable<(int Document, FieldValue Value)> GetValues()
    {
        for (var document = 0; document < DocumentCount; document++)
        {
            var first = HasValue(document) ? GetFirst(document) : 0;
            for (var i = GetStart(document); i < GetEnd(document); i++)
            {
                // The first value changes places with the smallest.
                yield return (
                    document,
                    GetValue(
                        i == GetStart(document) ? first
                        : i == first ? GetStart(document)
                        : i
                    )
                );
            }
        }
    }

    protected abstract FieldValue GetValue(int index);

    /// <summary>A number that identifies the value: equal values have equal codes, different values have different ones.</summary>
    public abstract long GetCode(int index);

    /// <summary>A column in which documents without a value have this one.</summary>
    /// <exception cref="AggregationException">The value does not fit the type of the field.</exception>
    public abstract Column WithMissing(FieldValue missing);

    /// <summary>Copies the values and adds one for each document without any.</summary>
    protected (int[]? Offsets, T[] Values) FillMissing<T>(T[] values, T missing)
    {
        if (IsDense)
        {
            return (null, values);
        }

        var starts = new int[DocumentCount + 1];
        var filled = new List<T>(Math.Max(values.Length, DocumentCount));
        for (var document = 0; document < DocumentCount; document++)
        {
            starts[document] = filled.Count;
            if (HasValue(document))
            {
                filled.AddRange(values.AsSpan(GetStart(document), GetEnd(document) - GetStart(document)));
            }
            else
            {
                filled.Add(missing);
            }
        }

        starts[DocumentCount] = filled.Count;
        return (filled.Count == DocumentCount ? null : starts, filled.ToArray());
    }
}

/// <summary>A column of numbers, dates (epoch milliseconds) or booleans (1 and 0).</summary>
internal abstract class NumericColumn(string field, FieldMapping mapping, int documentCount, int[]? offsets)
    : Column(field, mapping, documentCount, offsets)
{
    public abstract double GetNumber(int index);

    /// <summary>A column in which no document has a value.</summary>
    public static NumericColumn CreateEmpty(string field, FieldMapping mapping, int documents) =>
        mapping.Type == FieldType.Double
            ? new DoubleColumn(field, mapping, documents, new int[documents + 1], [])
            : new LongColumn(field, mapping, documents, new int[documents + 1], []);
}

/// <summary>A column of integers, dates or booleans.</summary>
internal sealed class LongColumn(string field, FieldMapping mapping, int documentCount, int[]? offsets, long[] values)
    : NumericColumn(field, mapping, documentCount, offsets)
{
    // As timestamps mostly are; a column that is not ascending is mostly left at its first values.
    private readonly bool _isAscending = offsets is null && IsAscending(values);

    public ReadOnlySpan<long> Values => values;

    /// <summary>The documents with a value in an inclusive range, without reading every value; null when they are not sorted by it.</summary>
    /// <returns>The first document and the end, exclusive.</returns>
    public (int First, int End)? FindDocuments(long min, long max)
    {
        if (!_isAscending)
        {
            return null;
        }

        var end = max == long.MaxValue ? values.Length : Statistics.LowerBound(values, max + 1, static value => value);
        return (Statistics.LowerBound(values, min, static value => value), end);
    }

    public override double GetNumber(int index) => values[index];

    public override long GetCode(int index) => values[index];

    protected override FieldValue GetValue(int index) => FieldValueConverter.FromLong(values[index], Mapping);

    public override Column WithMissing(FieldValue missing)
    {
        var (filledOffsets, filled) = FillMissing(values, FieldValueConverter.ToLongForMissing(missing, Field, Mapping));
        return new LongColumn(Field, Mapping, DocumentCount, filledOffsets, filled);
    }

    private static bool IsAscending(long[] values)
    {
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] < values[i - 1])
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A column of floating-point numbers.</summary>
internal sealed class DoubleColumn(string field, FieldMapping mapping, int documentCount, int[]? offsets, double[] values)
    : NumericColumn(field, mapping, documentCount, offsets)
{
    public ReadOnlySpan<double> Values => values;

    /// <summary>The values before they became floating-point numbers, when some of them were integers.</summary>
    public IReadOnlyList<(int Document, FieldValue Value)>? Originals { private get; init; }

    public override double GetNumber(int index) => values[index];

    // Adding zero turns negative zero into positive zero.
    public override long GetCode(int index) => BitConverter.DoubleToInt64Bits(values[index] + 0.0);

    public override IEnumerable<(int Document, FieldValue Value)> GetValues() => Originals ?? base.GetValues();

    protected override FieldValue GetValue(int index) => FieldValue.From(values[index]);

    public override Column WithMissing(FieldValue missing)
    {
        var (filledOffsets, filled) = FillMissing(values, FieldValueConverter.ToDouble(missing, Field, Mapping));
        return new DoubleColumn(Field, Mapping, DocumentCount, filledOffsets, filled);
    }
}

/// <summary>A column of strings or IP addresses. A value is an index into the sorted list of distinct terms.</summary>
internal sealed class KeywordColumn(string field, FieldMapping mapping, int documentCount, int[]? offsets, string[] terms, int[] ordinals)
    : Column(field, mapping, documentCount, offsets)
{
    /// <summary>The distinct terms, ascending.</summary>
    public ReadOnlySpan<string> Terms => terms;

    public ReadOnlySpan<int> Ordinals => ordinals;

    public override long GetCode(int index) => ordinals[index];

    protected override FieldValue GetValue(int index) => FieldValue.From(terms[ordinals[index]]);

    public static KeywordColumn CreateEmpty(string field, FieldMapping mapping, int documents) =>
        new(field, mapping, documents, new int[documents + 1], [], []);

    /// <summary>The sort order of terms: strings by UTF-16 code unit, IP addresses by their 128 bits.</summary>
    public static IComparer<string> GetComparer(FieldMapping mapping) =>
        mapping.Type == FieldType.Ip ? IpAddressText.Comparer : StringComparer.Ordinal;

    public override Column WithMissing(FieldValue missing)
    {
        var term = FieldValueConverter.ToTerm(missing, Field, Mapping);
        var position = Array.BinarySearch(terms, term, GetComparer(Mapping));
        if (position >= 0)
        {
            var (filledOffsets, filled) = FillMissing(ordinals, position);
            return new KeywordColumn(Field, Mapping, DocumentCount, filledOffsets, terms, filled);
        }

        var inserted = ~position;
        string[] moreTerms = [.. terms.AsSpan(0, inserted), term, .. terms.AsSpan(inserted)];
        var moved = Array.ConvertAll(ordinals, ordinal => ordinal < inserted ? ordinal : ordinal + 1);
        var (newOffsets, newOrdinals) = FillMissing(moved, inserted);
        return new KeywordColumn(Field, Mapping, DocumentCount, newOffsets, moreTerms, newOrdinals);
    }
}

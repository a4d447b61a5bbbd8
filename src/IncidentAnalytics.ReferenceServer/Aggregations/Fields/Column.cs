namespace IncidentAnalytics.ReferenceServer.Aggregations.Fields;

/// <summary>The values of one field over all documents: those of document d have the indexes from <c>Start(d)</c> to <c>End(d)</c>, ascending.</summary>
/// <param name="field">The field's path.</param>
/// <param name="mapping">Its type.</param>
/// <param name="offsets">Where each document's values start, and one more: where the last one's end.</param>
internal abstract class Column(string field, FieldMapping mapping, int[] offsets)
{
    public string Field { get; } = field;

    public FieldMapping Mapping { get; } = mapping;

    public int DocumentCount => Offsets.Length - 1;

    protected int[] Offsets { get; } = offsets;

    public int Start(int document) => Offsets[document];

    public int End(int document) => Offsets[document + 1];

    public bool Has(int document) => Offsets[document] != Offsets[document + 1];

    /// <summary>A number that is equal for equal values and only for them.</summary>
    public abstract long Code(int index);

    /// <summary>The same column, in which documents without a value have this one.</summary>
    /// <exception cref="AggregationException">The value does not fit the field's type.</exception>
    public abstract Column WithMissing(FieldValue missing);

    /// <summary>Copies values into a column with no empty documents.</summary>
    protected (int[] Offsets, T[] Values) Fill<T>(T[] values, T missing)
    {
        var starts = new int[Offsets.Length];
        var filled = new List<T>(Math.Max(values.Length, DocumentCount));
        for (var document = 0; document < DocumentCount; document++)
        {
            starts[document] = filled.Count;
            if (Has(document))
            {
                filled.AddRange(values.AsSpan(Start(document), End(document) - Start(document)));
            }
            else
            {
                filled.Add(missing);
            }
        }

        starts[DocumentCount] = filled.Count;
        return (starts, filled.ToArray());
    }
}

/// <summary>A column whose values can be calculated with: numbers, dates in epoch milliseconds, booleans as 1 and 0.</summary>
internal abstract class NumericColumn(string field, FieldMapping mapping, int[] offsets) : Column(field, mapping, offsets)
{
    public abstract double Number(int index);

    /// <summary>A column in which no document has a value.</summary>
    public static NumericColumn Empty(string field, FieldMapping mapping, int documents) =>
        mapping.Type == FieldType.Double
            ? new DoubleColumn(field, mapping, new int[documents + 1], [])
            : new LongColumn(field, mapping, new int[documents + 1], []);
}

/// <summary>Whole numbers, dates and booleans.</summary>
internal sealed class LongColumn(string field, FieldMapping mapping, int[] offsets, long[] values) : NumericColumn(field, mapping, offsets)
{
    public ReadOnlySpan<long> Values => values;

    public override double Number(int index) => values[index];

    public override long Code(int index) => values[index];

    public override Column WithMissing(FieldValue missing)
    {
        var (filledOffsets, filled) = Fill(values, ValueReader.ReadMissing(missing, Field, Mapping));
        return new LongColumn(Field, Mapping, filledOffsets, filled);
    }
}

/// <summary>Fractional numbers.</summary>
internal sealed class DoubleColumn(string field, FieldMapping mapping, int[] offsets, double[] values)
    : NumericColumn(field, mapping, offsets)
{
    public ReadOnlySpan<double> Values => values;

    public override double Number(int index) => values[index];

    // Adding zero turns the negative zero into the positive one.
    public override long Code(int index) => BitConverter.DoubleToInt64Bits(values[index] + 0.0);

    public override Column WithMissing(FieldValue missing)
    {
        var (filledOffsets, filled) = Fill(values, ValueReader.ReadDouble(missing, Field, Mapping));
        return new DoubleColumn(Field, Mapping, filledOffsets, filled);
    }
}

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

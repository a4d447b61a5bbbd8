namespace IncidentAnalytics.ReferenceServer.Aggregations.Fields;

/// <summary>Stores the values of one field, document after document.</summary>
internal abstract class ColumnBuilder(string field, FieldMapping mapping, int documents)
{
    protected string Field { get; } = field;

    protected FieldMapping Mapping { get; } = mapping;

    /// <summary>Until the column is built: how many values each document has, one place further.</summary>
    protected int[] Offsets { get; } = new int[documents + 1];

    /// <param name="document">The document's number, never below that of the value before.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="AggregationException">The value does not fit the field's type.</exception>
    public void Add(int document, FieldValue value)
    {
        Store(value);
        Offsets[document + 1]++;
    }

    public Column Build()
    {
        for (var document = 1; document < Offsets.Length; document++)
        {
            Offsets[document] += Offsets[document - 1];
        }

        return Finish();
    }

    protected abstract void Store(FieldValue value);

    protected abstract Column Finish();

    protected void SortWithinDocuments<T>(T[] values)
    {
        for (var document = 0; document + 1 < Offsets.Length; document++)
        {
            var count = Offsets[document + 1] - Offsets[document];
            if (count > 1)
            {
                Array.Sort(values, Offsets[document], count);
            }
        }
    }
}

/// <summary>Stores whole numbers, dates and booleans.</summary>
internal sealed class LongColumnBuilder(string field, FieldMapping mapping, int documents, int values)
    : ColumnBuilder(field, mapping, documents)
{
    private readonly long[] _values = new long[values];
    private int _count;

    protected override void Store(FieldValue value) => _values[_count++] = ValueReader.ReadLong(value, Field, Mapping);

    protected override Column Finish()
    {
        SortWithinDocuments(_values);
        return new LongColumn(Field, Mapping, Offsets, _values);
    }
}

/// <summary>Stores fractional numbers.</summary>
internal sealed class DoubleColumnBuilder(string field, FieldMapping mapping, int documents, int values)
    : ColumnBuilder(field, mapping, documents)
{
    private readonly double[] _values = new double[values];
    private int _count;

    protected override void Store(FieldValue value) => _values[_count++] = ValueReader.ReadDouble(value, Field, Mapping);

    protected override Column Finish()
    {
        SortWithinDocuments(_values);
        return new DoubleColumn(Field, Mapping, Offsets, _values);
    }
}

/// <summary>Stores strings and addresses as numbers: first in the order in which the terms are met, in the end in the order of the terms.</summary>
internal sealed class KeywordColumnBuilder(string field, FieldMapping mapping, int documents, int values)
    : ColumnBuilder(field, mapping, documents)
{
    private readonly Dictionary<string, int> _met = new(StringComparer.Ordinal);
    private readonly int[] _ordinals = new int[values];
    private int _count;

    protected override void Store(FieldValue value)
    {
        var term = ValueReader.ReadTerm(value, Field, Mapping);
        if (!_met.TryGetValue(term, out var ordinal))
        {
            ordinal = _met.Count;
            _met.Add(term, ordinal);
        }

        _ordinals[_count++] = ordinal;
    }

    protected override Column Finish()
    {
        var terms = _met.Keys.ToArray();
        var met = Enumerable.Range(0, terms.Length).ToArray();
        Array.Sort(terms, met, KeywordColumn.OrderOf(Mapping));
        var ranks = new int[met.Length];
        for (var rank = 0; rank < met.Length; rank++)
        {
            ranks[met[rank]] = rank;
        }

        for (var i = 0; i < _ordinals.Length; i++)
        {
            _ordinals[i] = ranks[_ordinals[i]];
        }

        SortWithinDocuments(_ordinals);
        return new KeywordColumn(Field, Mapping, Offsets, terms, WithoutRepetitions());
    }

    /// <summary>A keyword that a document says twice counts once; numbers do count twice.</summary>
    private int[] WithoutRepetitions()
    {
        var written = 0;
        var start = 0;
        for (var document = 0; document + 1 < Offsets.Length; document++)
        {
            var end = Offsets[document + 1];
            for (var i = start; i < end; i++)
            {
                if (i == start || _ordinals[i] != _ordinals[i - 1])
                {
                    _ordinals[written++] = _ordinals[i];
                }
            }

            start = end;
            Offsets[document + 1] = written;
        }

        return written == _ordinals.Length ? _ordinals : _ordinals[..written];
    }
}

namespace IncidentAnalytics.ReferenceServer.Aggregations.Fields;

/// <summary>Collects the values of a field, document by document, into a column.</summary>
internal abstract class ColumnBuilder(string field, FieldMapping mapping, int documents)
{
    protected string Field { get; } = field;

    protected FieldMapping Mapping { get; } = mapping;

    /// <summary>The number of values of document d at index d + 1, until <see cref="Build"/> turns the counts into offsets.</summary>
    protected int[] Offsets { get; } = new int[documents + 1];

    protected int DocumentCount => documents;

    /// <summary>The offsets, or null when every document has exactly one value.</summary>
    protected int[]? SparseOffsets { get; private set; }

    /// <param name="document">The index of the document, not below that of the previous call.</param>
    /// <param name="value">The value to add.</param>
    /// <exception cref="AggregationException">The value does not fit the type of the field.</exception>
    public void Add(int document, FieldValue value)
    {
        Store(value);
        Offsets[document + 1]++;
    }

    public Column Build()
    {
        SparseOffsets = Offsets.AsSpan(1).ContainsAnyExcept(1) ? Offsets : null;
        for (var document = 1; document < Offsets.Length; document++)
        {
            Offsets[document] += Offsets[document - 1];
        }

        return CreateColumn();
    }

    protected abstract void Store(FieldValue value);

    protected abstract Column CreateColumn();

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

/// <summary>Builds columns of integers, dates or booleans.</summary>
internal sealed class LongColumnBuilder(string field, FieldMapping mapping, int documents, int values)
    : ColumnBuilder(field, mapping, documents)
{
    private readonly long[] _values = new long[values];
    private int _count;

    protected override void Store(FieldValue value) => _values[_count++] = FieldValueConverter.ToLong(value, Field, Mapping);

    protected override Column CreateColumn()
    {
        SortWithinDocuments(_values);
        return new LongColumn(Field, Mapping, DocumentCount, SparseOffsets, _values);
    }
}

/// <summary>Builds columns of floating-point numbers.</summary>
internal sealed class DoubleColumnBuilder(string field, FieldMapping mapping, int documents, int values)
    : ColumnBuilder(field, mapping, documents)
{
    private readonly double[] _values = new double[values];
    private int _count;

    protected override void Store(FieldValue value) => _values[_count++] = FieldValueConverter.ToDouble(value, Field, Mapping);

    protected override Column CreateColumn()
    {
        SortWithinDocuments(_values);
        return new DoubleColumn(Field, Mapping, DocumentCount, SparseOffsets, _values);
    }
}

/// <summary>Builds columns of strings or IP addresses. Terms are numbered as they occur, and renumbered in sort order at the end.</summary>
internal sealed class KeywordColumnBuilder(string field, FieldMapping mapping, int documents, int values)
    : ColumnBuilder(field, mapping, documents)
{
    private readonly Dictionary<string, int> _ordinalByTerm = new(StringComparer.Ordinal);
    private readonly int[] _ordinals = new int[values];
    private int _count;

    protected override void Store(FieldValue value)
    {
        var term = FieldValueConverter.ToTerm(value, Field, Mapping);
        if (!_ordinalByTerm.TryGetValue(term, out var ordinal))
        {
            ordinal = _ordinalByTerm.Count;
            _ordinalByTerm.Add(term, ordinal);
        }

        _ordinals[_count++] = ordinal;
    }

    protected override Column CreateColumn()
    {
        var terms = _ordinalByTerm.Keys.ToArray();
        var ordinals = Enumerable.Range(0, terms.Length).ToArray();
        Array.Sort(terms, ordinals, KeywordColumn.GetComparer(Mapping));
        var ranks = new int[ordinals.Length];
        for (var rank = 0; rank < ordinals.Length; rank++)
        {
            ranks[ordinals[rank]] = rank;
        }

        for (var i = 0; i < _ordinals.Length; i++)
        {
            _ordinals[i] = ranks[_ordinals[i]];
        }

        SortWithinDocuments(_ordinals);
        return new KeywordColumn(Field, Mapping, DocumentCount, SparseOffsets, terms, RemoveDuplicatesWithinDocuments());
    }

    /// <summary>A repeated keyword of a document counts once, unlike a repeated number.</summary>
    private int[] RemoveDuplicatesWithinDocuments()
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

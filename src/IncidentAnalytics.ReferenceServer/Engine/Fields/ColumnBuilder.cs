namespace IncidentAnalytics.ReferenceServer.Engine.Fields;

/// <summary>Gathers the values of one field, then stores them by its type.</summary>
internal sealed class ColumnBuilder(string field, FieldMapping? declared)
{
    private readonly List<int> _documents = [];
    private readonly List<FieldValue> _values = [];
    private FieldValueKind? _kind;

    public void Add(int document, FieldValue value)
    {
        if (_kind != value.Kind)
        {
            _kind = _kind is { } kind ? Widen(kind, value.Kind) : value.Kind;
        }

        _documents.Add(document);
        _values.Add(value);
    }

    /// <exception cref="AggregationException">A value does not fit the field's type.</exception>
    public Column Build(int documents)
    {
        var mapping = declared ?? FieldMapping.Infer(_kind ?? FieldValueKind.Text);
        var offsets = Offsets(documents);
        switch (mapping.Type)
        {
            case FieldType.Keyword or FieldType.Ip:
                return BuildKeyword(mapping, offsets);
            case FieldType.Double:
                var doubles = _values.ConvertAll(value => ValueReader.ReadDouble(value, field, mapping)).ToArray();
                SortWithinDocuments(doubles, offsets);
                return new DoubleColumn(field, mapping, offsets, doubles);
            default:
                var longs = _values.ConvertAll(value => ValueReader.ReadLong(value, field, mapping)).ToArray();
                SortWithinDocuments(longs, offsets);
                return new LongColumn(field, mapping, offsets, longs);
        }
    }

    private KeywordColumn BuildKeyword(FieldMapping mapping, int[] offsets)
    {
        var firstSeen = new Dictionary<string, int>(StringComparer.Ordinal);
        var ordinals = new int[_values.Count];
        for (var i = 0; i < ordinals.Length; i++)
        {
            var term = ValueReader.ReadTerm(_values[i], field, mapping);
            if (!firstSeen.TryGetValue(term, out ordinals[i]))
            {
                ordinals[i] = firstSeen.Count;
                firstSeen.Add(term, ordinals[i]);
            }
        }

        var terms = firstSeen.Keys.ToArray();
        var order = Enumerable.Range(0, terms.Length).ToArray();
        Array.Sort(terms, order, KeywordColumn.OrderOf(mapping));
        var ranks = new int[order.Length];
        for (var rank = 0; rank < order.Length; rank++)
        {
            ranks[order[rank]] = rank;
        }

        for (var i = 0; i < ordinals.Length; i++)
        {
            ordinals[i] = ranks[ordinals[i]];
        }

        SortWithinDocuments(ordinals, offsets);
        return new KeywordColumn(field, mapping, offsets, terms, WithoutRepetitions(ordinals, offsets));
    }

    private static FieldValueKind Widen(FieldValueKind left, FieldValueKind right) => (left, right) switch
    {
        (FieldValueKind.Long, FieldValueKind.Double) or (FieldValueKind.Double, FieldValueKind.Long) => FieldValueKind.Double,
        _ => FieldValueKind.Text,
    };

    private int[] Offsets(int documents)
    {
        var offsets = new int[documents + 1];
        foreach (var document in _documents)
        {
            offsets[document + 1]++;
        }

        for (var document = 0; document < documents; document++)
        {
            offsets[document + 1] += offsets[document];
        }

        return offsets;
    }

    private static void SortWithinDocuments<T>(T[] values, int[] offsets)
    {
        for (var document = 0; document + 1 < offsets.Length; document++)
        {
            var count = offsets[document + 1] - offsets[document];
            if (count > 1)
            {
                Array.Sort(values, offsets[document], count);
            }
        }
    }

    /// <summary>A keyword that a document says twice counts once; numbers do count twice.</summary>
    private static int[] WithoutRepetitions(int[] ordinals, int[] offsets)
    {
        var written = 0;
        var start = 0;
        for (var document = 0; document + 1 < offsets.Length; document++)
        {
            var end = offsets[document + 1];
            for (var i = start; i < end; i++)
            {
                if (i == start || ordinals[i] != ordinals[i - 1])
                {
                    ordinals[written++] = ordinals[i];
                }
            }

            start = end;
            offsets[document + 1] = written;
        }

        return written == ordinals.Length ? ordinals : ordinals[..written];
    }
}

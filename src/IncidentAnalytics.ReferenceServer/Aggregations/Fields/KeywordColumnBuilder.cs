namespace IncidentAnalytics.ReferenceServer.Aggregations.Fields;

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

using System.Runtime.InteropServices;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Fields;

/// <summary>Collects the values of a field, document by document, into a column.</summary>
internal abstract class ColumnBuilder
{
    /// <param name="field">The path of the field.</param>
    /// <param name="mapping">The declared type; null when the type follows from the values.</param>
    public static ColumnBuilder Create(string field, FieldMapping? mapping) =>
        mapping?.Type switch
        {
            null => new DynamicColumnBuilder(field),
            FieldType.Keyword or FieldType.Ip => new KeywordColumnBuilder(field, mapping),
            FieldType.Double => new DoubleColumnBuilder(field, mapping),
            _ => new LongColumnBuilder(field, mapping),
        };

    /// <param name="document">The index of the document, not below that of the previous call.</param>
    /// <param name="value">The value to add.</param>
    /// <exception cref="AggregationException">The value does not fit the type of the field.</exception>
    public abstract void Add(int document, FieldValue value);

    /// <inheritdoc cref="Add(int, FieldValue)"/>
    public virtual void Add(int document, ReadOnlySpan<char> text) => Add(document, FieldValue.From(text.ToString()));

    /// <summary>The values in the order in which they were added.</summary>
    public abstract IEnumerable<(int Document, FieldValue Value)> GetValues();

    /// <summary>Creates the column. Called once, because it takes the values over.</summary>
    /// <param name="documentCount">The number of documents, with and without a value.</param>
    /// <exception cref="AggregationException">A value does not fit the type of the field.</exception>
    public abstract Column Build(int documentCount);
}

/// <summary>Collects values of one type.</summary>
internal abstract class TypedColumnBuilder<T>(string field, FieldMapping mapping) : ColumnBuilder
    where T : IEquatable<T>
{
    // The start of the values of each document so far; null while each of them has exactly one.
    private List<int>? _starts;

    protected string Field { get; } = field;

    protected FieldMapping Mapping { get; } = mapping;

    protected List<T> Values { get; } = [];

    public override void Add(int document, FieldValue value) => Store(document, Convert(value));

    public override IEnumerable<(int Document, FieldValue Value)> GetValues()
    {
        var document = 0;
        for (var i = 0; i < Values.Count; i++)
        {
            document = _starts is null ? i : document;
            while (document + 1 < _starts?.Count && _starts[document + 1] <= i)
            {
                document++;
            }

            yield return (document, ConvertBack(Values[i]));
        }
    }

    public override Column Build(int documentCount)
    {
        if (_starts is not null || Values.Count != documentCount)
        {
            StartDocumentsUntil(documentCount);
        }

        return CreateColumn(documentCount, _starts?.ToArray());
    }

    /// <exception cref="AggregationException">The value does not fit the type of the field.</exception>
    protected abstract T Convert(FieldValue value);

    protected abstract FieldValue ConvertBack(T value);

    /// <param name="documentCount">The number of documents.</param>
    /// <param name="offsets">The start of the values of each document, followed by the end of the last; null when each has exactly one.</param>
    protected abstract Column CreateColumn(int documentCount, int[]? offsets);

    protected void Store(int document, T value)
    {
        if (_starts is not null || document != Values.Count)
        {
            StartDocumentsUntil(document);
        }

        Values.Add(value);
    }

    /// <summary>Sorts the values of each document.</summary>
    /// <param name="offsets">The offsets, which are changed when values are removed; null when every document has exactly one value.</param>
    /// <param name="removeDuplicates">Whether a repeated value of a document counts once.</param>
    /// <returns>The index of the value that was added first, for documents where it is not the smallest one; null for none.</returns>
    protected Dictionary<int, int>? SortWithinDocuments(int[]? offsets, bool removeDuplicates = false)
    {
        if (offsets is null)
        {
            return null;
        }

        Dictionary<int, int>? firsts = null;
        var values = CollectionsMarshal.AsSpan(Values);
        var (start, written) = (0, 0);
        for (var document = 0; document + 1 < offsets.Length; document++)
        {
            var own = values[start..offsets[document + 1]];
            start += own.Length;
            if (own.Length > 1)
            {
                var first = own[0];
                own.Sort();
                own = removeDuplicates ? own[..RemoveDuplicates(own)] : own;
                if (!own[0].Equals(first))
                {
                    (firsts ??= []).Add(document, written + own.IndexOf(first));
                }
            }

            own.CopyTo(values[written..]);
            written += own.Length;
            offsets[document + 1] = written;
        }

        CollectionsMarshal.SetCount(Values, written);
        return firsts;
    }

    private static int RemoveDuplicates(Span<T> sorted)
    {
        var count = 1;
        foreach (var value in sorted[1..])
        {
            if (!value.Equals(sorted[count - 1]))
            {
                sorted[count++] = value;
            }
        }

        return count;
    }

    /// <summary>Notes that the values of the documents up to this one start at the next value, unless they have started before.</summary>
    private void StartDocumentsUntil(int document)
    {
        _starts ??= [.. Enumerable.Range(0, Values.Count)];
        while (_starts.Count <= document)
        {
            _starts.Add(Values.Count);
        }
    }
}

/// <summary>Builds columns of integers, dates or booleans.</summary>
internal sealed class LongColumnBuilder(string field, FieldMapping mapping) : TypedColumnBuilder<long>(field, mapping)
{
    public override void Add(int document, ReadOnlySpan<char> text)
    {
        if (Mapping.Type == FieldType.Date && Mapping.Format.TryParse(text, Dates.Zone.Utc, roundUp: false, out var millis))
        {
            Store(document, millis);
        }
        else
        {
            base.Add(document, text);
        }
    }

    protected override long Convert(FieldValue value) => FieldValueConverter.ToLong(value, Field, Mapping);

    protected override FieldValue ConvertBack(long value) => FieldValueConverter.FromLong(value, Mapping);

    protected override Column CreateColumn(int documentCount, int[]? offsets)
    {
        var firsts = SortWithinDocuments(offsets);
        return new LongColumn(Field, Mapping, documentCount, offsets, [.. Values]) { FirstIndexes = firsts };
    }
}

/// <summary>Builds columns of floating-point numbers.</summary>
internal sealed class DoubleColumnBuilder(string field, FieldMapping mapping) : TypedColumnBuilder<double>(field, mapping)
{
    /// <summary>The values before they became floating-point numbers, when some of them were integers.</summary>
    public IReadOnlyList<(int Document, FieldValue Value)>? Originals { get; init; }

    protected override double Convert(FieldValue value) => FieldValueConverter.ToDouble(value, Field, Mapping);

    protected override FieldValue ConvertBack(double value) => FieldValue.From(value);

    protected override Column CreateColumn(int documentCount, int[]? offsets)
    {
        var firsts = SortWithinDocuments(offsets);
        return new DoubleColumn(Field, Mapping, documentCount, offsets, [.. Values]) { FirstIndexes = firsts, Originals = Originals };
    }
}

/// <summary>Builds columns of strings or IP addresses. Terms are numbered as they occur, and renumbered in sort order at the end.</summary>
internal sealed class KeywordColumnBuilder(string field, FieldMapping mapping) : TypedColumnBuilder<int>(field, mapping)
{
    private readonly TermTable _terms = new();

    public override void Add(int document, ReadOnlySpan<char> text)
    {
        if (Mapping.Type == FieldType.Keyword)
        {
            Store(document, _terms.GetOrAdd(text));
        }
        else
        {
            base.Add(document, text);
        }
    }

    protected override int Convert(FieldValue value) => _terms.GetOrAdd(FieldValueConverter.ToTerm(value, Field, Mapping));

    protected override FieldValue ConvertBack(int value) => FieldValue.From(_terms[value]);

    protected override Column CreateColumn(int documentCount, int[]? offsets)
    {
        var terms = _terms.ToArray();
        var numbers = Enumerable.Range(0, terms.Length).ToArray();
        Array.Sort(terms, numbers, KeywordColumn.GetComparer(Mapping));
        var ranks = new int[numbers.Length];
        for (var rank = 0; rank < numbers.Length; rank++)
        {
            ranks[numbers[rank]] = rank;
        }

        foreach (ref var ordinal in CollectionsMarshal.AsSpan(Values))
        {
            ordinal = ranks[ordinal];
        }

        // A repeated keyword of a document counts once, unlike a repeated number.
        var firsts = SortWithinDocuments(offsets, removeDuplicates: true);
        return new KeywordColumn(Field, Mapping, documentCount, offsets, terms, [.. Values]) { FirstIndexes = firsts };
    }
}

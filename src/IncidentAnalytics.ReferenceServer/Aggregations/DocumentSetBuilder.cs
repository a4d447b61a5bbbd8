using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations;

/// <summary>Stores documents by column as they are added. The documents themselves are not kept.</summary>
internal sealed class DocumentSetBuilder
{
    private readonly List<(string Field, ColumnBuilder Column)> _columns = [];
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);

    /// <param name="mapping">The types of fields; other fields are typed by their values.</param>
    public DocumentSetBuilder(Mapping mapping)
    {
        foreach (var (field, declared) in mapping.Fields)
        {
            AddColumn(field, declared);
        }
    }

    /// <summary>The number of documents so far, which is the index of the next one.</summary>
    public int Count { get; private set; }

    /// <exception cref="AggregationException">A value does not fit the type of its field.</exception>
    public void Add(Document document)
    {
        var position = -1;
        foreach (var (field, value) in document.Values)
        {
            // Documents mostly list their fields in the order of the mapping, so the next field often needs no lookup.
            position++;
            if (position >= _columns.Count || !ReferenceEquals(_columns[position].Field, field))
            {
                position = GetPosition(field);
            }

            _columns[position].Column.Add(Count, value);
        }

        Count++;
    }

    /// <summary>Adds the documents of a set with the same mapping.</summary>
    public void AddAll(DocumentSet documents)
    {
        foreach (var (field, column) in documents.Columns)
        {
            AddAll(field, column.GetValues());
        }

        Count += documents.Count;
    }

    /// <summary>Adds the documents of a builder with the same mapping.</summary>
    public void AddAll(DocumentSetBuilder documents)
    {
        foreach (var (field, column) in documents._columns)
        {
            AddAll(field, column.GetValues());
        }

        Count += documents.Count;
    }

    /// <summary>The column of a field. The values of the next document are added to it as those of document <see cref="Count"/>.</summary>
    public ColumnBuilder GetColumn(string field) => _columns[GetPosition(field)].Column;

    /// <summary>Counts a document whose values were added to the columns.</summary>
    public void EndDocument() => Count++;

    /// <exception cref="AggregationException">A value does not fit the type of its field.</exception>
    public DocumentSet Build() => new(BuildColumns(), Count);

    /// <inheritdoc cref="Build"/>
    public Dictionary<string, Column> BuildColumns() =>
        _columns.ToDictionary(static entry => entry.Field, entry => entry.Column.Build(Count), StringComparer.Ordinal);

    private void AddAll(string field, IEnumerable<(int Document, FieldValue Value)> values)
    {
        var column = GetColumn(field);
        foreach (var (document, value) in values)
        {
            column.Add(Count + document, value);
        }
    }

    private int GetPosition(string field) => _positions.TryGetValue(field, out var position) ? position : AddColumn(field, declared: null);

    private int AddColumn(string field, FieldMapping? declared)
    {
        _positions.Add(field, _columns.Count);
        _columns.Add((field, ColumnBuilder.Create(field, declared)));
        return _columns.Count - 1;
    }
}

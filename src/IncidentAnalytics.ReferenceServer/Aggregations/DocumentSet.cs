using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations;

/// <summary>Documents stored by column, with a type per field. Immutable and thread-safe.</summary>
internal sealed class DocumentSet
{
    /// <summary>The sub-field of a dynamically mapped string; both names refer to the same column here.</summary>
    private const string KeywordSuffix = ".keyword";

    private readonly Dictionary<string, Column> _columns;

    /// <param name="columns">The columns by field path.</param>
    /// <param name="count">The number of documents.</param>
    public DocumentSet(Dictionary<string, Column> columns, int count)
    {
        _columns = columns;
        Count = count;
    }

    /// <param name="documents">The documents.</param>
    /// <param name="mapping">Type names (keyword, long, double, date, boolean, ip) by field path; other fields are typed by their values.</param>
    /// <exception cref="AggregationException">A type is unknown, or a value does not fit the type of its field.</exception>
    public DocumentSet(IReadOnlyList<Document> documents, IReadOnlyDictionary<string, string>? mapping = null)
        : this(documents, mapping is null ? Mapping.Empty : Mapping.FromTypeNames(mapping)) { }

    /// <param name="documents">The documents.</param>
    /// <param name="mapping">The types of fields; other fields are typed by their values.</param>
    /// <exception cref="AggregationException">A value does not fit the type of its field.</exception>
    public DocumentSet(IReadOnlyList<Document> documents, Mapping mapping)
    {
        var builder = new DocumentSetBuilder(mapping);
        foreach (var document in documents)
        {
            builder.Add(document);
        }

        _columns = builder.BuildColumns();
        Count = documents.Count;
    }

    public int Count { get; }

    /// <summary>The columns by field path.</summary>
    public IReadOnlyDictionary<string, Column> Columns => _columns;

    /// <summary>The column of a field; null when it is in no document and no mapping.</summary>
    public Column? Find(string field)
    {
        if (_columns.TryGetValue(field, out var column))
        {
            return column;
        }

        return
            field.EndsWith(KeywordSuffix, StringComparison.Ordinal)
            && _columns.TryGetValue(field[..^KeywordSuffix.Length], out column)
            && column is KeywordColumn
            ? column
            : null;
    }

    /// <summary>The columns of the fields of an object: <c>ticket</c> finds <c>ticket.type</c>.</summary>
    public IEnumerable<Column> FindBelow(string path) =>
        _columns.Where(entry => entry.Key.StartsWith(path + ".", StringComparison.Ordinal)).Select(entry => entry.Value);
}

using IncidentAnalytics.ReferenceServer.Aggregations.Fields;

namespace IncidentAnalytics.ReferenceServer.Aggregations;

/// <summary>Documents with the types of their fields, stored by column, ready to be aggregated. Immutable; safe for many readers.</summary>
internal sealed class DocumentSet
{
    /// <summary>A dynamically mapped string has this sub-field; here both names mean the one column.</summary>
    private const string KeywordSuffix = ".keyword";

    private readonly Dictionary<string, Column> _columns;

    /// <param name="documents">The documents.</param>
    /// <param name="mapping">Field path to type name (keyword, long, double, date, boolean, ip); a field without one is typed by its values.</param>
    /// <exception cref="AggregationException">A type is unknown, or a value does not fit its field's type.</exception>
    public DocumentSet(IReadOnlyList<Document> documents, IReadOnlyDictionary<string, string>? mapping = null)
        : this(documents, mapping is null ? Mapping.Empty : Mapping.FromTypeNames(mapping)) { }

    /// <param name="documents">The documents.</param>
    /// <param name="mapping">The types of the fields; a field without one is typed by its values.</param>
    /// <exception cref="AggregationException">A value does not fit its field's type.</exception>
    public DocumentSet(IReadOnlyList<Document> documents, Mapping mapping)
    {
        Documents = documents;
        _columns = Columns.Build(documents, mapping);
    }

    public IReadOnlyList<Document> Documents { get; }

    public int Count => Documents.Count;

    /// <summary>The column of a field, or null when no document and no mapping has it.</summary>
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

    /// <summary>The columns below an object: <c>ticket</c> finds <c>ticket.type</c>.</summary>
    public IEnumerable<Column> FindBelow(string path) =>
        _columns.Where(entry => entry.Key.StartsWith(path + ".", StringComparison.Ordinal)).Select(entry => entry.Value);
}

namespace IncidentAnalytics.ReferenceServer.Aggregations.Fields;

/// <summary>Creates the columns of documents in two passes: the first finds types and sizes, the second stores the values.</summary>
internal static class ColumnFactory
{
    /// <exception cref="AggregationException">A value does not fit the type of its field.</exception>
    public static Dictionary<string, Column> Create(IReadOnlyList<Document> documents, Mapping mapping)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var profiles = new List<FieldProfile>();
        foreach (var (field, declared) in mapping.Fields)
        {
            numbers.Add(field, profiles.Count);
            profiles.Add(new FieldProfile(field, declared));
        }

        var fieldOf = new int[documents.Sum(document => document.Values.Length)];
        var next = 0;
        foreach (var document in documents)
        {
            var number = -1;
            foreach (var (field, value) in document.Values)
            {
                // Documents mostly list their fields in the order of the mapping, so the next field often needs no lookup.
                number++;
                if (number >= profiles.Count || !ReferenceEquals(profiles[number].Field, field))
                {
                    number = GetNumber(field);
                }

                fieldOf[next++] = number;
                profiles[number].Add(value);
            }
        }

        var builders = profiles.ConvertAll(profile => profile.CreateColumnBuilder(documents.Count));
        next = 0;
        for (var document = 0; document < documents.Count; document++)
        {
            foreach (var (_, value) in documents[document].Values)
            {
                builders[fieldOf[next++]].Add(document, value);
            }
        }

        return numbers.ToDictionary(entry => entry.Key, entry => builders[entry.Value].Build(), StringComparer.Ordinal);

        int GetNumber(string field)
        {
            if (!numbers.TryGetValue(field, out var number))
            {
                number = profiles.Count;
                numbers.Add(field, number);
                profiles.Add(new FieldProfile(field, declared: null));
            }

            return number;
        }
    }
}

/// <summary>The number of values of a field and their common type, found in a first pass over the documents.</summary>
internal sealed class FieldProfile(string field, FieldMapping? declared)
{
    private FieldValueKind? _kind;
    private int _count;

    public string Field { get; } = field;

    public void Add(FieldValue value)
    {
        _count++;
        if (_kind != value.Kind)
        {
            _kind = _kind is { } kind ? Widen(kind, value.Kind) : value.Kind;
        }
    }

    public ColumnBuilder CreateColumnBuilder(int documents)
    {
        var mapping = declared ?? FieldMapping.Infer(_kind ?? FieldValueKind.Text);
        return mapping.Type switch
        {
            FieldType.Keyword or FieldType.Ip => new KeywordColumnBuilder(Field, mapping, documents, _count),
            FieldType.Double => new DoubleColumnBuilder(Field, mapping, documents, _count),
            _ => new LongColumnBuilder(Field, mapping, documents, _count),
        };
    }

    private static FieldValueKind Widen(FieldValueKind left, FieldValueKind right) =>
        (left, right) switch
        {
            (FieldValueKind.Long, FieldValueKind.Double) or (FieldValueKind.Double, FieldValueKind.Long) => FieldValueKind.Double,
            _ => FieldValueKind.Text,
        };
}

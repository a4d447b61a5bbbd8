namespace IncidentAnalytics.ReferenceServer.Aggregations.Fields;

/// <summary>What a first look at the documents finds out about one field: how many values there are, and of which type.</summary>
internal sealed class FieldProfile(string field, FieldMapping? declared)
{
    private FieldValueKind? _kind;
    private int _count;

    public string Field { get; } = field;

    public void See(FieldValue value)
    {
        _count++;
        if (_kind != value.Kind)
        {
            _kind = _kind is { } kind ? Widen(kind, value.Kind) : value.Kind;
        }
    }

    public ColumnBuilder NewBuilder(int documents)
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

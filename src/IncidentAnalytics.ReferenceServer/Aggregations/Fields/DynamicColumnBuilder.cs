namespace IncidentAnalytics.ReferenceServer.Aggregations.Fields;

/// <summary>
/// Collects the values of a field without a declared type. They are stored by their kind as long as it is the same, and then kept as they are until
/// their common type is known.
/// </summary>
internal sealed class DynamicColumnBuilder(string field) : ColumnBuilder
{
    private FieldValueKind? _kind;
    private ColumnBuilder? _ofOneKind;
    private List<(int Document, FieldValue Value)>? _mixed;
    private int _documentCount;

    public override void Add(int document, FieldValue value)
    {
        _documentCount = document + 1;
        _kind ??= value.Kind;

        // An infinite number fits only a keyword, which the field becomes with the first string.
        if (_mixed is null && value.Kind == _kind && (value.Kind != FieldValueKind.Double || double.IsFinite(value.AsDouble)))
        {
            _ofOneKind ??= Create(field, FieldMapping.Infer(value.Kind));
            _ofOneKind.Add(document, value);
        }
        else
        {
            _mixed ??= [.. GetValues()];
            _mixed.Add((document, value));
        }
    }

    public override void Add(int document, ReadOnlySpan<char> text)
    {
        if (_mixed is null && _kind == FieldValueKind.Text)
        {
            _documentCount = document + 1;
            _ofOneKind!.Add(document, text);
        }
        else
        {
            base.Add(document, text);
        }
    }

    public override IEnumerable<(int Document, FieldValue Value)> GetValues() => _mixed ?? _ofOneKind?.GetValues() ?? [];

    public override Column Build(int documentCount)
    {
        if (_mixed is null)
        {
            return (_ofOneKind ?? Create(field, FieldMapping.Keyword)).Build(documentCount);
        }

        ColumnBuilder builder = _mixed.TrueForAll(static item => item.Value.Kind is FieldValueKind.Long or FieldValueKind.Double)
            ? new DoubleColumnBuilder(field, FieldMapping.Double) { Originals = _mixed }
            : new KeywordColumnBuilder(field, FieldMapping.Keyword);
        foreach (var (document, value) in _mixed)
        {
            builder.Add(document, value);
        }

        return builder.Build(documentCount);
    }
}

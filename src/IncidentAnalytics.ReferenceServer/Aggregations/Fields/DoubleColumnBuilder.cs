namespace IncidentAnalytics.ReferenceServer.Aggregations.Fields;

/// <summary>Stores fractional numbers.</summary>
internal sealed class DoubleColumnBuilder(string field, FieldMapping mapping, int documents, int values)
    : ColumnBuilder(field, mapping, documents)
{
    private readonly double[] _values = new double[values];
    private int _count;

    protected override void Store(FieldValue value) => _values[_count++] = ValueReader.ReadDouble(value, Field, Mapping);

    protected override Column Finish()
    {
        SortWithinDocuments(_values);
        return new DoubleColumn(Field, Mapping, Offsets, _values);
    }
}

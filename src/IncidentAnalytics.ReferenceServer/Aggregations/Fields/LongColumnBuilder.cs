namespace IncidentAnalytics.ReferenceServer.Aggregations.Fields;

/// <summary>Stores whole numbers, dates and booleans.</summary>
internal sealed class LongColumnBuilder(string field, FieldMapping mapping, int documents, int values)
    : ColumnBuilder(field, mapping, documents)
{
    private readonly long[] _values = new long[values];
    private int _count;

    protected override void Store(FieldValue value) => _values[_count++] = ValueReader.ReadLong(value, Field, Mapping);

    protected override Column Finish()
    {
        SortWithinDocuments(_values);
        return new LongColumn(Field, Mapping, Offsets, _values);
    }
}

namespace IncidentAnalytics.ReferenceServer.Aggregations.Fields;

/// <summary>Whole numbers, dates and booleans.</summary>
internal sealed class LongColumn(string field, FieldMapping mapping, int[] offsets, long[] values) : NumericColumn(field, mapping, offsets)
{
    public ReadOnlySpan<long> Values => values;

    public override double Number(int index) => values[index];

    public override long Code(int index) => values[index];

    public override Column WithMissing(FieldValue missing)
    {
        var (filledOffsets, filled) = Fill(values, ValueReader.ReadMissing(missing, Field, Mapping));
        return new LongColumn(Field, Mapping, filledOffsets, filled);
    }
}

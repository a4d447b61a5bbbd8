namespace IncidentAnalytics.ReferenceServer.Aggregations.Fields;

/// <summary>Fractional numbers.</summary>
internal sealed class DoubleColumn(string field, FieldMapping mapping, int[] offsets, double[] values)
    : NumericColumn(field, mapping, offsets)
{
    public ReadOnlySpan<double> Values => values;

    public override double Number(int index) => values[index];

    // Adding zero turns the negative zero into the positive one.
    public override long Code(int index) => BitConverter.DoubleToInt64Bits(values[index] + 0.0);

    public override Column WithMissing(FieldValue missing)
    {
        var (filledOffsets, filled) = Fill(values, ValueReader.ReadDouble(missing, Field, Mapping));
        return new DoubleColumn(Field, Mapping, filledOffsets, filled);
    }
}

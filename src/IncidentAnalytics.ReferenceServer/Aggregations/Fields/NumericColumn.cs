namespace IncidentAnalytics.ReferenceServer.Aggregations.Fields;

/// <summary>A column whose values can be calculated with: numbers, dates in epoch milliseconds, booleans as 1 and 0.</summary>
internal abstract class NumericColumn(string field, FieldMapping mapping, int[] offsets) : Column(field, mapping, offsets)
{
    public abstract double Number(int index);

    /// <summary>A column in which no document has a value.</summary>
    public static NumericColumn Empty(string field, FieldMapping mapping, int documents) =>
        mapping.Type == FieldType.Double
            ? new DoubleColumn(field, mapping, new int[documents + 1], [])
            : new LongColumn(field, mapping, new int[documents + 1], []);
}

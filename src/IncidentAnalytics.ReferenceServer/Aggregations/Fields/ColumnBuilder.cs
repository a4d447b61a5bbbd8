namespace IncidentAnalytics.ReferenceServer.Aggregations.Fields;

/// <summary>Stores the values of one field, document after document.</summary>
internal abstract class ColumnBuilder(string field, FieldMapping mapping, int documents)
{
    protected string Field { get; } = field;

    protected FieldMapping Mapping { get; } = mapping;

    /// <summary>Until the column is built: how many values each document has, one place further.</summary>
    protected int[] Offsets { get; } = new int[documents + 1];

    /// <param name="document">The document's number, never below that of the value before.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="AggregationException">The value does not fit the field's type.</exception>
    public void Add(int document, FieldValue value)
    {
        Store(value);
        Offsets[document + 1]++;
    }

    public Column Build()
    {
        for (var document = 1; document < Offsets.Length; document++)
        {
            Offsets[document] += Offsets[document - 1];
        }

        return Finish();
    }

    protected abstract void Store(FieldValue value);

    protected abstract Column Finish();

    protected void SortWithinDocuments<T>(T[] values)
    {
        for (var document = 0; document + 1 < Offsets.Length; document++)
        {
            var count = Offsets[document + 1] - Offsets[document];
            if (count > 1)
            {
                Array.Sort(values, Offsets[document], count);
            }
        }
    }
}

namespace IncidentAnalytics.ReferenceServer.Aggregations.Fields;

/// <summary>The values of one field over all documents: those of document d have the indexes from <c>Start(d)</c> to <c>End(d)</c>, ascending.</summary>
/// <param name="field">The field's path.</param>
/// <param name="mapping">Its type.</param>
/// <param name="offsets">Where each document's values start, and one more: where the last one's end.</param>
internal abstract class Column(string field, FieldMapping mapping, int[] offsets)
{
    public string Field { get; } = field;

    public FieldMapping Mapping { get; } = mapping;

    public int DocumentCount => Offsets.Length - 1;

    protected int[] Offsets { get; } = offsets;

    public int Start(int document) => Offsets[document];

    public int End(int document) => Offsets[document + 1];

    public bool Has(int document) => Offsets[document] != Offsets[document + 1];

    /// <summary>A number that is equal for equal values and only for them.</summary>
    public abstract long Code(int index);

    /// <summary>The same column, in which documents without a value have this one.</summary>
    /// <exception cref="AggregationException">The value does not fit the field's type.</exception>
    public abstract Column WithMissing(FieldValue missing);

    /// <summary>Copies values into a column with no empty documents.</summary>
    protected (int[] Offsets, T[] Values) Fill<T>(T[] values, T missing)
    {
        var starts = new int[Offsets.Length];
        var filled = new List<T>(Math.Max(values.Length, DocumentCount));
        for (var document = 0; document < DocumentCount; document++)
        {
            starts[document] = filled.Count;
            if (Has(document))
            {
                filled.AddRange(values.AsSpan(Start(document), End(document) - Start(document)));
            }
            else
            {
                filled.Add(missing);
            }
        }

        starts[DocumentCount] = filled.Count;
        return (starts, filled.ToArray());
    }
}

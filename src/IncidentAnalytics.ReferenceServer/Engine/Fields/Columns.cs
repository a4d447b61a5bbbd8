namespace IncidentAnalytics.ReferenceServer.Engine.Fields;

/// <summary>Turns documents into columns.</summary>
internal static class Columns
{
    /// <exception cref="AggregationException">A value does not fit its field's type.</exception>
    public static Dictionary<string, Column> Build(IReadOnlyList<Document> documents, Mapping mapping)
    {
        var builders = new Dictionary<string, ColumnBuilder>(StringComparer.Ordinal);
        foreach (var (field, declared) in mapping.Fields)
        {
            builders.Add(field, new ColumnBuilder(field, declared));
        }

        for (var document = 0; document < documents.Count; document++)
        {
            foreach (var (field, value) in documents[document].Values)
            {
                if (!builders.TryGetValue(field, out var builder))
                {
                    builder = new ColumnBuilder(field, declared: null);
                    builders.Add(field, builder);
                }

                builder.Add(document, value);
            }
        }

        return builders.ToDictionary(entry => entry.Key, entry => entry.Value.Build(documents.Count), StringComparer.Ordinal);
    }
}

using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Engine;

/// <summary>Documents with the types of their fields, ready to be aggregated. Immutable; safe for many readers.</summary>
internal sealed class DocumentSet
{
    /// <param name="documents">The documents.</param>
    /// <param name="mapping">Field path to type name (keyword, long, double, date, boolean, ip); a field without one is typed by its values.</param>
    public DocumentSet(IReadOnlyList<Document> documents, IReadOnlyDictionary<string, string>? mapping = null) => Documents = documents;

    public IReadOnlyList<Document> Documents { get; }
}

using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>A list: filtered, searched, ordered and cut into pages by the query.</summary>
/// <param name="serializer">Writes a record; its members are what can be ordered by.</param>
/// <param name="filters">The documented filters.</param>
/// <param name="texts">The texts of a record that <c>search</c> looks into.</param>
internal sealed class ListView<T>(Serializer<T> serializer, FilterSet<T> filters, Func<T, IEnumerable<string?>> texts)
{
    /// <param name="request">Whose query says what is wanted.</param>
    /// <param name="items">All there are, in the list's own order.</param>
    public JsonObject Answer(DrfRequest request, IEnumerable<T> items)
    {
        var found = Search.Apply(filters.Apply(items, request.Query), texts, request.Query["search"]);
        return Paginator.Answer(request, [.. Ordering.Apply(found, serializer.Fields, request.Query["ordering"])], serializer);
    }
}

using System.Globalization;
using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>A list view: filters, searches, orders and paginates by the query.</summary>
/// <param name="serializer">Writes a record; lists can be ordered by its fields.</param>
/// <param name="filters">The documented filters.</param>
/// <param name="texts">The texts of a record that are searched.</param>
internal sealed class ListView<T>(Serializer<T> serializer, FilterSet<T> filters, Func<T, IEnumerable<string?>> texts)
{
    /// <param name="request">The request with the query.</param>
    /// <param name="items">All items, in the default order of the list.</param>
    public JsonObject GetPage(DrfRequest request, IEnumerable<T> items)
    {
        var found = Search.Apply(filters.Apply(items, request.Query), texts, request.Query["search"]);
        var ordered = Ordering.Apply(found, serializer.Fields, request.Query["ordering"]);

        // A list that is not filtered and in its default order is not copied.
        var list = ReferenceEquals(ordered, items) && items is IReadOnlyList<T> all ? all : [.. ordered];
        return Paginator.Paginate(request, list, serializer);
    }
}

/// <summary>
/// Pagination with page numbers from 1. A <c>page_size</c> that is too large is reduced to the maximum, an invalid one is the default; a
/// missing page is a 404. An empty list has one page.
/// </summary>
internal static class Paginator
{
    private const int DefaultSize = 20;
    private const int MaxSize = 100;
    private const string PageParameter = "page";

    /// <exception cref="DrfException">There is no such page.</exception>
    public static JsonObject Paginate<T>(DrfRequest request, IReadOnlyList<T> items, Serializer<T> serializer)
    {
        var size = Size(request.Query["page_size"]);
        var last = Math.Max(1, (items.Count + size - 1) / size);
        var page = Page(request.Query[PageParameter], last);
        return new JsonObject
        {
            ["count"] = items.Count,
            ["next"] = page < last ? Link(request, page + 1) : null,
            ["previous"] = page > 1 ? Link(request, page - 1) : null,
            ["results"] = serializer.WriteAll(items.Skip((page - 1) * size).Take(size)),
        };
    }

    private static int Size(string? text) =>
        text switch
        {
            null => DefaultSize,
            _ when PythonText.TryInt(text, out var size) => size > 0 ? Math.Min(size, MaxSize) : DefaultSize,
            // A number that does not fit into an int is larger than the maximum.
            _ when text.Length > 9 && text.All(char.IsAsciiDigit) => MaxSize,
            _ => DefaultSize,
        };

    private static int Page(string? text, int last) =>
        text switch
        {
            null => 1,
            "last" => last,
            _ when PythonText.TryInt(text, out var page) && page >= 1 && page <= last => page,
            _ => throw DrfException.NotFound("Invalid page."),
        };

    /// <summary>The request's URL with another page; the first page has no parameter.</summary>
    private static string Link(DrfRequest request, int page) =>
        request.AbsolutePath + request.Query.With(PageParameter, page == 1 ? null : page.ToString(CultureInfo.InvariantCulture));
}

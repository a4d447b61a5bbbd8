namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>
/// The <c>ordering</c> parameter: names with <c>-</c> for descending, separated by commas; names that are no member of the record are
/// ignored. Ties keep the list's own order. Nothing counts as more than anything, as in PostgreSQL.
/// </summary>
internal static class Ordering
{
    private static readonly Comparer<IComparable?> NothingIsMost = Comparer<IComparable?>.Create(
        static (a, b) =>
            (a, b) switch
            {
                (null, null) => 0,
                (null, _) => 1,
                (_, null) => -1,
                (string x, string y) => string.CompareOrdinal(x, y),
                _ => a.CompareTo(b),
            }
    );

    /// <param name="items">In the list's own order.</param>
    /// <param name="fields">What can be ordered by.</param>
    /// <param name="ordering">The parameter, or null.</param>
    public static IEnumerable<T> Apply<T>(IEnumerable<T> items, IReadOnlyList<Field<T>> fields, string? ordering)
    {
        IOrderedEnumerable<T>? ordered = null;
        foreach (var term in (ordering ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            var isDescending = term.StartsWith('-');
            var name = isDescending ? term[1..] : term;
            if (fields.FirstOrDefault(field => field.Name == name)?.Key is not { } key)
            {
                continue;
            }

            ordered = (ordered, isDescending) switch
            {
                (null, false) => items.OrderBy(key, NothingIsMost),
                (null, true) => items.OrderByDescending(key, NothingIsMost),
                (_, false) => ordered.ThenBy(key, NothingIsMost),
                (_, true) => ordered.ThenByDescending(key, NothingIsMost),
            };
        }

        return ordered ?? items;
    }
}

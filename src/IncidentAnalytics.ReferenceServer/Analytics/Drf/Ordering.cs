namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>
/// The <c>ordering</c> parameter: comma-separated field names, with <c>-</c> for descending. Unknown names are ignored. Ties keep the
/// default order, and nulls are last in ascending order, as in PostgreSQL.
/// </summary>
internal static class Ordering
{
    private static readonly Comparer<IComparable?> NullsLast = Comparer<IComparable?>.Create(
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

    /// <param name="items">The items in their default order.</param>
    /// <param name="fields">The fields to order by.</param>
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
                (null, false) => items.OrderBy(key, NullsLast),
                (null, true) => items.OrderByDescending(key, NullsLast),
                (_, false) => ordered.ThenBy(key, NullsLast),
                (_, true) => ordered.ThenByDescending(key, NullsLast),
            };
        }

        return ordered ?? items;
    }
}

namespace IncidentAnalytics.Testing;

/// <summary>Sorts the parameters of a query, so that tests do not depend on their order.</summary>
internal static class QueryOrder
{
    public static string Sort(string addressOrQuery) =>
        addressOrQuery.Split('?', 2) is [var path, var query]
            ? $"{path}?{string.Join('&', query.Split('&').Order(StringComparer.Ordinal))}"
            : addressOrQuery;
}

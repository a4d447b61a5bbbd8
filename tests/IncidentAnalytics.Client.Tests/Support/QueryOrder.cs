namespace IncidentAnalytics.Client.Support;

/// <summary>Brings the parameters of a query into one order: what matters is which are sent, not in which order.</summary>
internal static class QueryOrder
{
    public static string Sort(string addressOrQuery) =>
        addressOrQuery.Split('?', 2) is [var path, var query]
            ? $"{path}?{string.Join('&', query.Split('&').Order(StringComparer.Ordinal))}"
            : addressOrQuery;
}

namespace IncidentAnalytics.ReferenceServer.Analytics;

/// <summary>Categories as the wire shows them: <c>Infrastructure</c>. They are compared without case.</summary>
internal static class Categories
{
    public static string Show(string category) => category.Length == 0 ? category : char.ToUpperInvariant(category[0]) + category[1..];
}

namespace IncidentAnalytics.Client.DependencyInjection;

/// <summary>The names of the HTTP clients in the container's factory: one per service and tenant.</summary>
internal static class HttpClientNames
{
    private const string Prefix = "IncidentAnalytics.";

    public static string ForService(IncidentAnalyticsService service, string? tenant) => Prefix + service + Suffix(tenant);

    public static string ForTokens(string? tenant) => Prefix + "Token" + Suffix(tenant);

    private static string Suffix(string? tenant) => tenant is null ? "" : $"[{tenant}]";
}

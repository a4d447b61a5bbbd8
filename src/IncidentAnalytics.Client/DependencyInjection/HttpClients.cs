using System.Net;

namespace IncidentAnalytics.Client.DependencyInjection;

/// <summary>The names of the HTTP clients in <see cref="IHttpClientFactory"/>: one per service and tenant.</summary>
internal static class HttpClientNames
{
    private const string Prefix = "IncidentAnalytics.";

    public static string ForService(IncidentAnalyticsService service, string? tenant) => Prefix + service + Suffix(tenant);

    public static string ForTokens(string? tenant) => Prefix + "Token" + Suffix(tenant);

    /// <param name="service">The service; null for token endpoints.</param>
    /// <param name="tenant">The key of the client; null for none.</param>
    public static string For(IncidentAnalyticsService? service, string? tenant) =>
        service is { } known ? ForService(known, tenant) : ForTokens(tenant);

    private static string Suffix(string? tenant) => tenant is null ? "" : $"[{tenant}]";
}

/// <summary>Creates the primary handler of every HTTP client.</summary>
internal static class PrimaryHandler
{
    public static SocketsHttpHandler Create(int maxConnectionsPerServer) =>
        new()
        {
            // A redirect would send X-Auth-Token and client_id to another host.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            MaxConnectionsPerServer = maxConnectionsPerServer,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            UseCookies = false,
        };
}

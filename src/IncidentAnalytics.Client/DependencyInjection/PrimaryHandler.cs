using System.Net;

namespace IncidentAnalytics.Client.DependencyInjection;

/// <summary>The bottom of every connection.</summary>
internal static class PrimaryHandler
{
    public static SocketsHttpHandler Create(int maxConnectionsPerServer) =>
        new()
        {
            // A redirect would carry X-Auth-Token and client_id to another host; it is an error that names the target instead.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            MaxConnectionsPerServer = maxConnectionsPerServer,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            UseCookies = false,
        };
}

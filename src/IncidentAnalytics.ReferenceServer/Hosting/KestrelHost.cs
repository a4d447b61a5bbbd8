using System.Net;
using IncidentAnalytics.ReferenceServer.Hosting.InMemory;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IncidentAnalytics.ReferenceServer.Hosting;

/// <summary>Creates an application on Kestrel that reads no configuration or environment and handles no signals.</summary>
internal static class KestrelHost
{
    /// <summary>
    /// Longer than any server runs. Not infinite: Kestrel adds its limits to the system clock, where an infinite one overflows and ends idle
    /// connections and slow requests (408) within a second.
    /// </summary>
    private static readonly TimeSpan Never = TimeSpan.FromDays(365);

    /// <summary>A list of a thousand GUIDs is a valid filter.</summary>
    private const int MaxRequestLineSize = 128 * 1024;

    public static WebApplication Create(IncidentAnalyticsServerOptions options, InMemoryTransport? transport)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "incident-analytics-server" });
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
                Configure(kestrel, options, (EndPoint?)transport?.EndPoint ?? new IPEndPoint(IPAddress.Loopback, options.Port ?? 0))
            );
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();
        if (transport is not null)
        {
            builder.Services.AddSingleton<IConnectionListenerFactory>(transport);
        }

        if (options.LoggerFactory is { } loggers)
        {
            builder.Services.AddSingleton(loggers);
        }

        return builder.Build();
    }

    private static void Configure(KestrelServerOptions kestrel, IncidentAnalyticsServerOptions options, EndPoint endPoint)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = options.MaxRequestBodySize;
        kestrel.Limits.MaxRequestLineSize = MaxRequestLineSize;

        // Kestrel's time limits use the system clock, not the server's.
        kestrel.Limits.KeepAliveTimeout = Never;
        kestrel.Limits.RequestHeadersTimeout = Never;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;

        kestrel.Listen(endPoint, static listen => listen.Protocols = HttpProtocols.Http1);
    }
}

/// <summary>Handles no signals: the default lifetime would handle Ctrl-C in every server of a test run.</summary>
internal sealed class SilentLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

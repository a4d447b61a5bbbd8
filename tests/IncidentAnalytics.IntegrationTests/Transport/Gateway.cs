using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using IncidentAnalytics.ReferenceServer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IncidentAnalytics.IntegrationTests.Transport;

/// <summary>Kestrel with TLS or HTTP/2 on loopback in front of a reference server, as gateways are in front of the services.</summary>
internal sealed class Gateway : IAsyncDisposable
{
    private readonly ConcurrentQueue<GatewayRequest> _requests = new();
    private readonly HttpClient _upstream;
    private readonly WebApplication _application;

    private Gateway(IncidentAnalyticsServer server, Action<ListenOptions> listen)
    {
        _upstream = server.CreateHttpClient();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder
            .WebHost.UseKestrelCore()
            .UseKestrelHttpsConfiguration()
            .ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen));
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        _application = builder.Build();
        _application.Run(ForwardAsync);
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>The requests received so far.</summary>
    public IReadOnlyList<GatewayRequest> Requests => [.. _requests];

    /// <summary>Runs before a request is forwarded.</summary>
    public Func<HttpContext, Task> BeforeForward { get; set; } = static _ => Task.CompletedTask;

    public static async Task<Gateway> StartAsync(IncidentAnalyticsServer server, Action<ListenOptions> listen)
    {
        var gateway = new Gateway(server, listen);
        await gateway._application.StartAsync();
        gateway.Address = new Uri(gateway._application.Urls.Single());
        return gateway;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
        _upstream.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        _requests.Enqueue(
            new(
                target,
                context.Request.Protocol,
                context.Connection.Id,
                context.Connection.ClientCertificate?.GetNameInfo(X509NameType.SimpleName, false)
            )
        );
        await BeforeForward(context);
        using var message = new HttpRequestMessage(new HttpMethod(context.Request.Method), target);
        if (context.Request.ContentLength is not null)
            message.Content = new StreamContent(context.Request.Body);
        foreach (var (name, values) in context.Request.Headers)
        {
            if (name != "Host" && !message.Headers.TryAddWithoutValidation(name, (string?[])values!))
                message.Content?.Headers.TryAddWithoutValidation(name, (string?[])values!);
        }

        using var response = await _upstream.SendAsync(message, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
            context.Response.Headers[name] = values.ToArray();
        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

/// <summary>A request that a <see cref="Gateway"/> received.</summary>
/// <param name="Target">Path and query.</param>
/// <param name="Protocol">The version of HTTP.</param>
/// <param name="Connection">The connection that carried it.</param>
/// <param name="ClientName">The name in the client's certificate; null without one.</param>
internal sealed record GatewayRequest(string Target, string Protocol, string Connection, string? ClientName);

using IncidentAnalytics.Client;
using IncidentAnalytics.Client.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Goes on with the registration of a client: its HTTP clients, for proxies, mutual TLS and handlers of your own.</summary>
public sealed class IncidentAnalyticsBuilder
{
    private readonly string? _tenant;

    internal IncidentAnalyticsBuilder(IServiceCollection services, string? tenant)
    {
        Services = services;
        _tenant = tenant;
    }

    /// <summary>The container.</summary>
    public IServiceCollection Services { get; }

    /// <summary>
    /// Configures the HTTP client of one service. Handlers added here run once per attempt, below the SDK's retries; one that
    /// retries by itself would repeat calls that must not be repeated; one that follows redirects would carry credentials to another host.
    /// </summary>
    /// <param name="service">The service.</param>
    /// <param name="configure">Gets the service's HTTP client.</param>
    public IncidentAnalyticsBuilder ConfigureHttpClient(IncidentAnalyticsService service, Action<IHttpClientBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(Services.AddHttpClient(HttpClientNames.ForService(service, _tenant)));
        return this;
    }

    /// <summary>Configures the HTTP client that talks to token endpoints, which are other hosts than the services.</summary>
    /// <param name="configure">Gets the HTTP client.</param>
    public IncidentAnalyticsBuilder ConfigureTokenHttpClient(Action<IHttpClientBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(Services.AddHttpClient(HttpClientNames.ForTokens(_tenant)));
        return this;
    }
}

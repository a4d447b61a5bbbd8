using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace IncidentAnalytics.Client.DependencyInjection;

/// <summary>Registers the services of one client as singletons, with its tenant as the key.</summary>
/// <param name="services">The container.</param>
/// <param name="tenant">The key; null for none.</param>
internal sealed class TenantServiceCollection(IServiceCollection services, string? tenant)
{
    /// <summary>Registers a service, unless the container has it already.</summary>
    public void TryAdd<T>(Func<TenantServiceProvider, T> create)
        where T : class
    {
        if (tenant is null)
            services.TryAddSingleton(provider => create(new TenantServiceProvider(provider, tenant)));
        else
            services.TryAddKeyedSingleton(tenant, (provider, _) => create(new TenantServiceProvider(provider, tenant)));
    }
}

/// <summary>Resolves the services of one client.</summary>
internal readonly struct TenantServiceProvider(IServiceProvider provider, string? tenant)
{
    public string? Tenant => tenant;

    public IncidentAnalyticsClientOptions Options =>
        provider.GetRequiredService<IOptionsMonitor<IncidentAnalyticsClientOptions>>().Get(tenant);

    public IHttpClientFactory HttpClients => provider.GetRequiredService<IHttpClientFactory>();

    public TimeProvider Time => Get<ClientContext>().Time;

    public T Get<T>()
        where T : notnull => tenant is null ? provider.GetRequiredService<T>() : provider.GetRequiredKeyedService<T>(tenant);
}

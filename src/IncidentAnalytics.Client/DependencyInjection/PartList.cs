using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace IncidentAnalytics.Client.DependencyInjection;

/// <summary>Registers the parts of one client as singletons, all under its tenant's key.</summary>
/// <param name="services">The container.</param>
/// <param name="tenant">The key; null for none.</param>
internal sealed class PartList(IServiceCollection services, string? tenant)
{
    /// <summary>Registers a part, unless the container has it already.</summary>
    public void TryAdd<T>(Func<PartProvider, T> create)
        where T : class
    {
        if (tenant is null)
            services.TryAddSingleton(provider => create(new PartProvider(provider, tenant)));
        else
            services.TryAddKeyedSingleton(tenant, (provider, _) => create(new PartProvider(provider, tenant)));
    }
}

/// <summary>Finds the parts of one client.</summary>
internal readonly struct PartProvider(IServiceProvider provider, string? tenant)
{
    public string? Tenant => tenant;

    public IncidentAnalyticsClientOptions Options =>
        provider.GetRequiredService<IOptionsMonitor<IncidentAnalyticsClientOptions>>().Get(tenant);

    public IHttpClientFactory HttpClients => provider.GetRequiredService<IHttpClientFactory>();

    public TimeProvider Time => Get<ClientContext>().Time;

    public T Get<T>()
        where T : notnull => tenant is null ? provider.GetRequiredService<T>() : provider.GetRequiredKeyedService<T>(tenant);
}

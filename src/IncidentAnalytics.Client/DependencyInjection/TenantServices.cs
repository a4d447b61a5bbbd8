using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace IncidentAnalytics.Client.DependencyInjection;

/// <summary>Registers the parts of one client with a container as singletons, with its tenant as the key.</summary>
/// <param name="services">The container.</param>
/// <param name="tenant">The key; null for none.</param>
internal sealed class TenantServiceCollection(IServiceCollection services, string? tenant) : IClientPartCollection
{
    public void TryAdd<T>(Func<ClientParts, T> create)
        where T : class
    {
        if (tenant is null)
            services.TryAddSingleton(provider => create(new TenantServiceProvider(provider, tenant)));
        else
            services.TryAddKeyedSingleton(tenant, (provider, _) => create(new TenantServiceProvider(provider, tenant)));
    }
}

/// <summary>Finds the parts of one client in a container.</summary>
internal sealed class TenantServiceProvider(IServiceProvider provider, string? tenant) : ClientParts
{
    public override string? Tenant => tenant;

    public override IncidentAnalyticsClientOptions Options =>
        provider.GetRequiredService<IOptionsMonitor<IncidentAnalyticsClientOptions>>().Get(tenant);

    public override HttpClient CreateHttpClient(IncidentAnalyticsService? service) =>
        provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientNames.For(service, tenant));

    protected override object Get(Type type) =>
        tenant is null ? provider.GetRequiredService(type) : provider.GetRequiredKeyedService(type, tenant);
}

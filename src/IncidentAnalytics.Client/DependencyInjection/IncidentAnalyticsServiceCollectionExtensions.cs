using IncidentAnalytics.Client;
using IncidentAnalytics.Client.DependencyInjection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the client with a container.</summary>
public static class IncidentAnalyticsServiceCollectionExtensions
{
    /// <summary>Registers <see cref="IncidentAnalyticsClient"/> as a singleton. Its options are checked when the host starts.</summary>
    /// <param name="services">The container.</param>
    /// <param name="configuration">The section with the options, such as <c>IncidentAnalytics</c>; the README shows all of it.</param>
    /// <param name="configure">Sets options in code, after the section was read.</param>
    public static IncidentAnalyticsBuilder AddIncidentAnalytics(
        this IServiceCollection services,
        IConfiguration configuration,
        Action<IncidentAnalyticsClientOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(services, tenant: null, configuration, configure);
    }

    /// <summary>Registers <see cref="IncidentAnalyticsClient"/> as a singleton. Its options are checked when the host starts.</summary>
    /// <param name="services">The container.</param>
    /// <param name="configure">Sets the options.</param>
    public static IncidentAnalyticsBuilder AddIncidentAnalytics(
        this IServiceCollection services,
        Action<IncidentAnalyticsClientOptions> configure
    )
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, tenant: null, configuration: null, configure);
    }

    /// <summary>
    /// Registers a client for one more tenant, resolved with <c>[FromKeyedServices("…")]</c>. It shares nothing with the others:
    /// options, connections and tokens are its own.
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="tenant">The key; not empty.</param>
    /// <param name="configuration">The section with the options.</param>
    /// <param name="configure">Sets options in code, after the section was read.</param>
    public static IncidentAnalyticsBuilder AddIncidentAnalytics(
        this IServiceCollection services,
        string tenant,
        IConfiguration configuration,
        Action<IncidentAnalyticsClientOptions>? configure = null
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenant);
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(services, tenant, configuration, configure);
    }

    /// <inheritdoc cref="AddIncidentAnalytics(IServiceCollection, string, IConfiguration, Action{IncidentAnalyticsClientOptions}?)"/>
    public static IncidentAnalyticsBuilder AddIncidentAnalytics(
        this IServiceCollection services,
        string tenant,
        Action<IncidentAnalyticsClientOptions> configure
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenant);
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, tenant, configuration: null, configure);
    }

    private static IncidentAnalyticsBuilder Add(
        IServiceCollection services,
        string? tenant,
        IConfiguration? configuration,
        Action<IncidentAnalyticsClientOptions>? configure
    )
    {
        ArgumentNullException.ThrowIfNull(services);

        var name = tenant ?? Options.Options.DefaultName;
        // A further registration only adds options: the defaults, set anew, would undo what was configured after the first one.
        var isFirst = !services.Any(d =>
            !d.IsKeyedService && d.ImplementationInstance is OptionsValidator validator && validator.Tenant == tenant
        );
        var options = services.AddOptionsWithValidateOnStart<IncidentAnalyticsClientOptions>(name);
        if (isFirst)
        {
            options.Configure<IServiceProvider>(
                static (options, provider) =>
                {
                    options.LoggerFactory = provider.GetService<ILoggerFactory>();
                    options.TimeProvider = provider.GetService<TimeProvider>();
                }
            );
        }

        if (configuration is not null)
            options.Configure(o => OptionsBinder.Bind(configuration, o, tenant));
        if (configure is not null)
            options.Configure(configure);

        var builder = new IncidentAnalyticsBuilder(services, tenant);
        if (!isFirst)
            return builder;

        services.AddSingleton<IValidateOptions<IncidentAnalyticsClientOptions>>(new OptionsValidator(tenant));
        foreach (var service in Enum.GetValues<IncidentAnalyticsService>())
            builder.ConfigureHttpClient(service, client => SetDefaults(client, tenant));
        builder.ConfigureTokenHttpClient(client => SetDefaults(client, tenant));
        ClientParts.TryAddTo(services, tenant);
        return builder;
    }

    private static void SetDefaults(IHttpClientBuilder client, string? tenant) =>
        client
            .ConfigurePrimaryHttpMessageHandler(provider =>
            {
                var parts = new PartProvider(provider, tenant);
                var options = parts.Options;
                return options.HttpMessageHandler
                    ?? parts.Get<ClientResources>().Add(PrimaryHandler.Create(options.MaxConnectionsPerServer));
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .ConfigureHttpClient(static http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigureAdditionalHttpMessageHandlers(
                (handlers, provider) =>
                {
                    if (!new PartProvider(provider, tenant).Options.KeepHostHandlers)
                        handlers.Clear();
                }
            );
}

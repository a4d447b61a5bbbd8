using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Configuration;
using IncidentAnalytics.Client.DependencyInjection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="IncidentAnalyticsClient"/> with a service collection.</summary>
public static class IncidentAnalyticsServiceCollectionExtensions
{
    /// <summary>Registers <see cref="IncidentAnalyticsClient"/> as a singleton with options from configuration.</summary>
    /// <remarks>The options are validated when the host starts. The service clients and the Refit interfaces can be injected too.</remarks>
    /// <param name="services">The service collection.</param>
    /// <param name="configuration">The section with the options, such as <c>IncidentAnalytics</c>, as described in the README.</param>
    /// <param name="configure">Sets options in code, after the section is read; null for none.</param>
    /// <returns>A builder for the HTTP clients.</returns>
    /// <example>
    /// <code>
    /// IConfiguration configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
    /// services.AddIncidentAnalytics(configuration.GetSection("IncidentAnalytics"));
    /// </code>
    /// </example>
    public static IncidentAnalyticsBuilder AddIncidentAnalytics(
        this IServiceCollection services,
        IConfiguration configuration,
        Action<IncidentAnalyticsClientOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(services, tenant: null, configuration, configure);
    }

    /// <summary>Registers <see cref="IncidentAnalyticsClient"/> as a singleton with options set in code.</summary>
    /// <remarks>The options are validated when the host starts. The service clients and the Refit interfaces can be injected too.</remarks>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>A builder for the HTTP clients.</returns>
    /// <example>
    /// <code>
    /// services.AddIncidentAnalytics(options =&gt;
    /// {
    ///     options.Sonar.BaseAddress = new Uri("https://sonar.example.com");
    ///     options.Sonar.Credential = Credential.Bearer("my-api-key");
    /// });
    /// </code>
    /// </example>
    public static IncidentAnalyticsBuilder AddIncidentAnalytics(
        this IServiceCollection services,
        Action<IncidentAnalyticsClientOptions> configure
    )
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, tenant: null, configuration: null, configure);
    }

    /// <summary>
    /// Registers a client of a tenant as a keyed singleton, resolved with <c>[FromKeyedServices("…")]</c>. Tenants share no options,
    /// connections or tokens.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="tenant">The key; not empty or white space.</param>
    /// <param name="configuration">The section with the options.</param>
    /// <param name="configure">Sets options in code, after the section is read; null for none.</param>
    /// <returns>A builder for the HTTP clients.</returns>
    /// <example>
    /// <code>
    /// services.AddIncidentAnalytics(
    ///     "emea",
    ///     options =&gt;
    ///     {
    ///         options.Sonar.BaseAddress = new Uri("https://emea.example.com");
    ///         options.Sonar.Credential = Credential.Bearer("my-api-key");
    ///     }
    /// );
    ///
    /// await using var provider = services.BuildServiceProvider();
    /// var emea = provider.GetRequiredKeyedService&lt;IncidentAnalyticsClient&gt;("emea");
    /// </code>
    /// </example>
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
        // A further registration only adds options: repeated defaults would override what was configured in between.
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
        {
            builder.ConfigureHttpClient(
                service,
                client =>
                {
                    SetDefaults(client, tenant);
                    Recorders.AddHandlers(client, service, tenant);
                }
            );
        }

        builder.ConfigureTokenHttpClient(client => SetDefaults(client, tenant));
        ClientRegistration.TryAddParts(new TenantServiceCollection(services, tenant));
        return builder;
    }

    private static void SetDefaults(IHttpClientBuilder client, string? tenant) =>
        client
            .ConfigurePrimaryHttpMessageHandler(provider =>
            {
                var parts = new TenantServiceProvider(provider, tenant);
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
                    if (!new TenantServiceProvider(provider, tenant).Options.KeepHostHandlers)
                        handlers.Clear();
                }
            );
}

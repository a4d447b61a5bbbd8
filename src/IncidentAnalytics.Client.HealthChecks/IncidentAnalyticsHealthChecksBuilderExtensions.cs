using IncidentAnalytics.Client;
using IncidentAnalytics.Client.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers a health check of the services of <see cref="IncidentAnalyticsClient"/>.</summary>
public static class IncidentAnalyticsHealthChecksBuilderExtensions
{
    private const string DefaultName = "incident_analytics";

    /// <summary>
    /// Registers a health check that checks, with <see cref="IncidentAnalyticsClient.CheckAsync"/>, that each configured service can be
    /// reached and accepts its credential.
    /// </summary>
    /// <remarks>
    /// <para>The data of the result has a <see cref="ServiceHealth"/> for each service that was checked.</para>
    /// <para>
    /// A service whose rate limit is used up is <see cref="HealthStatus.Degraded"/>: it was reached and knows the credential.
    /// </para>
    /// </remarks>
    /// <param name="builder">The builder of <c>services.AddHealthChecks()</c>.</param>
    /// <param name="tenant">The tenant with which the client was registered; null for a client without one.</param>
    /// <param name="name">The name of the health check; null for <c>incident_analytics</c>, or <c>incident_analytics_emea</c> for the tenant <c>emea</c>.</param>
    /// <param name="failureStatus">The status when a service fails; null for <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">Tags to filter health checks by; null for none.</param>
    /// <param name="configure">Sets the services to check, the timeout and the reuse of results; null for the defaults.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or <paramref name="tenant"/> is empty or white space.</exception>
    /// <example>
    /// <code>
    /// builder.Services.AddIncidentAnalytics(builder.Configuration.GetSection("IncidentAnalytics"));
    /// builder.Services.AddHealthChecks().AddIncidentAnalytics(tags: ["ready"], configure: check =&gt; check.Timeout = TimeSpan.FromSeconds(3));
    /// </code>
    /// </example>
    public static IHealthChecksBuilder AddIncidentAnalytics(
        this IHealthChecksBuilder builder,
        string? tenant = null,
        string? name = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        Action<IncidentAnalyticsHealthCheckOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (tenant is not null)
            ArgumentException.ThrowIfNullOrWhiteSpace(tenant);

        var options = new IncidentAnalyticsHealthCheckOptions();
        configure?.Invoke(options);
        options.Validate(nameof(configure));

        // The service of health checks asks its factory for each run: the instance, which holds the last result, belongs to the container.
        var key = new object();
        builder.Services.AddKeyedSingleton(key, (provider, _) => new IncidentAnalyticsHealthCheck(provider, tenant, options));
        return builder.Add(
            new HealthCheckRegistration(
                name ?? (tenant is null ? DefaultName : $"{DefaultName}_{tenant}"),
                provider => provider.GetRequiredKeyedService<IncidentAnalyticsHealthCheck>(key),
                failureStatus,
                tags
            )
        );
    }
}

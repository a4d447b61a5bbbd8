using IncidentAnalytics.Client;
using IncidentAnalytics.Client.DependencyInjection;
using Microsoft.Extensions.Caching.Distributed;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Configures a registered client: its HTTP clients, for proxies, mutual TLS and custom handlers, and the sharing of its tokens.</summary>
public sealed class IncidentAnalyticsBuilder
{
    private readonly string? _tenant;

    internal IncidentAnalyticsBuilder(IServiceCollection services, string? tenant)
    {
        Services = services;
        _tenant = tenant;
    }

    /// <summary>The service collection.</summary>
    public IServiceCollection Services { get; }

    /// <summary>
    /// Configures the HTTP client of one service. Handlers run once per attempt, inside the client's retries.
    /// </summary>
    /// <remarks>
    /// Do not add handlers that retry, because they would repeat calls that must not be repeated, or that follow redirects, because they
    /// would send credentials to other hosts.
    /// </remarks>
    /// <example>
    /// <code>
    /// services
    ///     .AddIncidentAnalytics(options =&gt;
    ///     {
    ///         options.Sonar.BaseAddress = new Uri("https://sonar.example.com");
    ///         options.Sonar.Credential = Credential.Bearer("my-api-key");
    ///     })
    ///     .ConfigureHttpClient(
    ///         IncidentAnalyticsService.Sonar,
    ///         http =&gt; http.ConfigurePrimaryHttpMessageHandler(() =&gt; new SocketsHttpHandler { AllowAutoRedirect = false })
    ///     );
    /// </code>
    /// </example>
    /// <param name="service">The service.</param>
    /// <param name="configure">Configures the HTTP client.</param>
    /// <returns>This builder.</returns>
    public IncidentAnalyticsBuilder ConfigureHttpClient(IncidentAnalyticsService service, Action<IHttpClientBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(Services.AddHttpClient(HttpClientNames.ForService(service, _tenant)));
        return this;
    }

    /// <summary>Configures the HTTP clients of all services and of token endpoints, such as for a proxy.</summary>
    /// <remarks>See <see cref="ConfigureHttpClient"/>.</remarks>
    /// <example>
    /// <code>
    /// var proxy = new System.Net.WebProxy("http://proxy.example.com:3128");
    /// services
    ///     .AddIncidentAnalytics(configuration.GetSection("IncidentAnalytics"))
    ///     .ConfigureHttpClients(http =&gt; http.UseSocketsHttpHandler((handler, _) =&gt; handler.Proxy = proxy));
    /// </code>
    /// </example>
    /// <param name="configure">Configures an HTTP client; called once for each.</param>
    /// <returns>This builder.</returns>
    public IncidentAnalyticsBuilder ConfigureHttpClients(Action<IHttpClientBuilder> configure)
    {
        foreach (var service in Enum.GetValues<IncidentAnalyticsService>())
            ConfigureHttpClient(service, configure);
        return ConfigureTokenHttpClient(configure);
    }

    /// <summary>Configures the HTTP client for token endpoints.</summary>
    /// <param name="configure">Configures the HTTP client.</param>
    /// <returns>This builder.</returns>
    public IncidentAnalyticsBuilder ConfigureTokenHttpClient(Action<IHttpClientBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(Services.AddHttpClient(HttpClientNames.ForTokens(_tenant)));
        return this;
    }

    /// <summary>Records the exchanges with the services in a file.</summary>
    /// <param name="path">
    /// The path of the file, such as <c>recordings/sonar.har</c>. Its folder is created. A file that exists is never changed: the name gets a number.
    /// </param>
    /// <param name="configure">Sets the options of the recorder; null for the defaults.</param>
    /// <returns>This builder.</returns>
    /// <inheritdoc cref="RecorderOptions" path="/remarks"/>
    /// <example>
    /// <code>
    /// services
    ///     .AddIncidentAnalytics(configuration.GetSection("IncidentAnalytics"))
    ///     .AddRecorder("recordings/sonar.har", recorder =&gt; recorder.Services.Add(IncidentAnalyticsService.Sonar));
    /// </code>
    /// </example>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null, empty or white space.</exception>
    public IncidentAnalyticsBuilder AddRecorder(string path, Action<RecorderOptions>? configure = null)
    {
        var recorder = new RecorderOptions(path);
        configure?.Invoke(recorder);
        Services.Configure<IncidentAnalyticsClientOptions>(
            _tenant ?? Options.Options.DefaultName,
            options => options.Recorders.Add(recorder)
        );
        return this;
    }

    /// <summary>
    /// Shares tokens with other processes through the <see cref="IDistributedCache"/> of the service collection, so that many replicas of
    /// a program use one token. The start of the host fails when there is no cache.
    /// </summary>
    /// <remarks>
    /// The cache never fails a call: when it is unavailable, slow or holds something else, tokens are requested as without it. Stored
    /// tokens are encrypted with a key that is derived from the secret of the credential.
    /// </remarks>
    /// <example>
    /// <code>
    /// services.AddStackExchangeRedisCache(redis =&gt; redis.Configuration = "redis.example.com:6380,ssl=true");
    /// services
    ///     .AddIncidentAnalytics(configuration.GetSection("IncidentAnalytics"))
    ///     .ShareTokens((_, tokens) =&gt; tokens.Timeout = TimeSpan.FromMilliseconds(200));
    /// </code>
    /// </example>
    /// <param name="configure">Sets the options, with services of the container; null for the defaults.</param>
    /// <returns>This builder.</returns>
    public IncidentAnalyticsBuilder ShareTokens(Action<IServiceProvider, SharedTokenOptions>? configure = null)
    {
        Services
            .AddOptions<IncidentAnalyticsClientOptions>(_tenant)
            .Configure<IServiceProvider>(
                (options, provider) =>
                {
                    options.SharedTokens.IsRequested = true;
                    configure?.Invoke(provider, options.SharedTokens);
                    options.SharedTokens.Cache ??= provider.GetService<IDistributedCache>();
                }
            );
        return this;
    }
}

using IncidentAnalytics.Client;
using IncidentAnalytics.Client.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Configures the HTTP clients of a registered client, for proxies, mutual TLS and custom handlers.</summary>
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
}

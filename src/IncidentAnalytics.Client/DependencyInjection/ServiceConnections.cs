using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Authentication;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tickets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace IncidentAnalytics.Client.DependencyInjection;

/// <summary>The differences between the services.</summary>
/// <param name="Service">The service.</param>
/// <param name="Options">Finds its options.</param>
/// <param name="Errors">Reads its error responses.</param>
internal sealed record ServiceDefinition(
    IncidentAnalyticsService Service,
    Func<IncidentAnalyticsClientOptions, ServiceOptions> Options,
    IErrorReader Errors
)
{
    public static readonly ServiceDefinition Tickets = new(
        IncidentAnalyticsService.Tickets,
        static o => o.Tickets,
        TicketsErrorReader.Instance
    );

    public static readonly ServiceDefinition Events = new(
        IncidentAnalyticsService.Events,
        static o => o.Events,
        EventsErrorReader.Instance
    );

    public static readonly ServiceDefinition Sonar = new(IncidentAnalyticsService.Sonar, static o => o.Sonar, SonarErrorReader.Instance);

    public static readonly ServiceDefinition Analytics = new(
        IncidentAnalyticsService.Analytics,
        static o => o.Analytics,
        AnalyticsErrorReader.Instance
    );

    public static readonly ServiceDefinition[] All = [Tickets, Events, Sonar, Analytics];
}

/// <summary>Options and services that all parts of a client share.</summary>
internal sealed class ClientContext(IncidentAnalyticsClientOptions options)
{
    public IncidentAnalyticsClientOptions Options { get; } = options;

    public TimeProvider Time { get; } = options.TimeProvider ?? TimeProvider.System;

    public ILogger Logger { get; } =
        (options.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger(IncidentAnalyticsTelemetry.ActivitySourceName);

    public string UserAgent { get; } = Http.UserAgent.Create(options.UserAgent);
}

/// <summary>The connections of one client, each created on first use.</summary>
internal sealed class ServiceConnections
{
    private readonly object _gate = new();
    private readonly ServiceConnection?[] _connections = new ServiceConnection?[ServiceDefinition.All.Length];
    private readonly ClientContext _context;
    private readonly Func<IncidentAnalyticsService?, HttpClient> _createClient;
    private readonly CancellationToken _disposal;
    private readonly Lazy<AuthenticationServices> _authentication;

    public ServiceConnections(ClientParts parts)
    {
        var resources = parts.Get<ClientResources>();
        _context = parts.Get<ClientContext>();
        _disposal = resources.Disposal;
        _createClient = service => resources.Add(parts.CreateHttpClient(service));
        _authentication = new(() =>
            new AuthenticationServices
            {
                TokenClient = _createClient(null),
                Limits = _context.Options.TokenRequests.ToLimits(),
                Time = _context.Time,
                Logger = _context.Logger,
                Disposal = _disposal,
                UserAgent = _context.UserAgent,
                Random = _context.Options.Random,
                SharedTokens = SharedTokenStore.Create(_context.Options.SharedTokens, parts.Tenant, _context.Time, _context.Logger),
            }
        );
    }

    /// <summary>Opens the connections of all configured services, so that a client that cannot work is not created.</summary>
    public void Open()
    {
        foreach (var service in ServiceDefinition.All)
            _ = Find(service);
    }

    /// <returns>The connection; null when the service is not configured.</returns>
    public ServiceConnection? Find(ServiceDefinition service)
    {
        var options = service.Options(_context.Options);
        if (options.BaseAddress is null)
            return null;

        lock (_gate)
            return _connections[(int)service.Service] ??= Create(service, options);
    }

    private ServiceConnection Create(ServiceDefinition service, ServiceOptions options) =>
        new()
        {
            BaseAddress = options.BaseAddress!,
            Exchange = new HttpExchange(_createClient(service.Service), service.Errors, _context.Time, _context.Options.MaxResponseBytes),
            Authenticator = options.Credential!.CreateAuthenticator(_authentication.Value),
            Pipeline = new CallPipeline(
                service.Service.ToString().ToLowerInvariant(),
                _context.Time,
                _context.Logger,
                _context.Options.Random,
                options is { CallStrategies: null, AttemptStrategies: null, RateLimiter: null }
                    ? null
                    : new UserStrategies(options.CallStrategies, options.AttemptStrategies, options.RateLimiter),
                _disposal
            ),
            DriftReport = new DriftReport(_context.Logger),
            Limits = new CallLimits(options.Timeout, options.AttemptTimeout, options.MaxRetries),
            UserAgent = _context.UserAgent,
        };
}

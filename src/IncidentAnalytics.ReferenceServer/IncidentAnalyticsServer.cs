using System.Net;
using IncidentAnalytics.ReferenceServer.Administration;
using IncidentAnalytics.ReferenceServer.Analytics;
using IncidentAnalytics.ReferenceServer.Analytics.Commands;
using IncidentAnalytics.ReferenceServer.Analytics.Webhooks;
using IncidentAnalytics.ReferenceServer.Events;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.ReferenceServer.Hosting;
using IncidentAnalytics.ReferenceServer.Hosting.InMemory;
using IncidentAnalytics.ReferenceServer.Iam;
using IncidentAnalytics.ReferenceServer.Journal;
using IncidentAnalytics.ReferenceServer.OAuth;
using IncidentAnalytics.ReferenceServer.OpenApi;
using IncidentAnalytics.ReferenceServer.Pages;
using IncidentAnalytics.ReferenceServer.Recordings;
using IncidentAnalytics.ReferenceServer.Sonar;
using IncidentAnalytics.ReferenceServer.Tickets;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer;

/// <summary>
/// A reference server of the incident APIs that runs in this process. Servers are independent: each one has its own data, tokens, faults and journal.
/// </summary>
public sealed partial class IncidentAnalyticsServer : IAsyncDisposable
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(1);

    private readonly IncidentAnalyticsServerOptions _options;
    private readonly WorldStore _world;
    private readonly AnalyticsStore _analytics;
    private readonly InMemoryTransport? _transport;
    private readonly KestrelHost _host;
    private readonly RequestPipeline _pipeline;
    private readonly CancellationTokenSource _stopping = new();
    private readonly RequestGate _gate = new();
    private bool _disposed;

    private IncidentAnalyticsServer(IncidentAnalyticsServerOptions options)
    {
        _options = options;
        Faults.Add(options.Faults);
        _clientHandler = new Lazy<HttpMessageHandler>(CreateHandler);
        Recordings = new RecordingPlayer(options);
        _world = new WorldStore(options);
        Analytics = new AnalyticsBehavior(options);
        Webhooks = new WebhookHub(options.TimeProvider);
        Webhooks.Reset(options.Webhooks);
        _analytics = new AnalyticsStore(
            _world,
            new AnalyticsSettings(options.Seed, options.TimeProvider, options.TrainingTime),
            Webhooks.Send
        );
        Commands = new ManagementCommands(_analytics, _gate);
        Tokens = new TokenIssuer(options);
        IamTokens = new IamTokenIssuer(options);
        Events = new EventBehavior(options);
        _transport = options.Port is null ? new InMemoryTransport() : null;
        _host = new KestrelHost(options, _transport);
        var routes = new RouteTable();
        var formats = new ErrorFormats();
        var execution = new BufferedExecution(_gate, formats);
        var recorder = new RequestRecorder(Requests, options.TimeProvider);
        var injector = new FaultInjector(recorder, Faults, execution, _gate, options.TimeProvider, _stopping.Token);
        _pipeline = new RequestPipeline(
            options,
            routes,
            formats,
            injector,
            execution,
            _gate,
            new RecordingMiddleware(Recordings),
            new LandingPage(this, options.Seed)
        );
        new ClientCredentialsEndpoint(Tokens).Map(routes);
        new TicketAggregationEndpoint(_world, Tokens, options.TimeProvider).Map(routes);
        new IamTokenEndpoint(IamTokens).Map(routes, formats);
        new EventStatisticsEndpoint(_world, IamTokens, Events, options.TimeProvider).Map(routes, formats);
        new SonarTicketsEndpoint(_world, Sonar).Map(routes, formats);
        new AnalyticsEndpoint(_analytics, Analytics, options).Map(routes, formats);
        routes.MapGroup(AdministrationEndpoints.Root, new AdministrationEndpoints(this, _world).Map);
        routes.MapGroup(OpenApiEndpoints.Root, OpenApiEndpoints.Map);
    }

    /// <summary>The base address of the services. In process it is <c>http://localhost/</c>, available only through <see cref="CreateHandler"/>.</summary>
    public Uri BaseAddress { get; private set; } = new("http://localhost/");

    /// <summary>The OAuth 2.0 token endpoint.</summary>
    public Uri TokenEndpoint => new(BaseAddress, ClientCredentialsEndpoint.Path);

    /// <summary>The IAM endpoint for the tokens of the events service, without the path <c>/v3/auth/tokens</c>.</summary>
    public Uri IamEndpoint => BaseAddress;

    /// <summary>The server's clock.</summary>
    public TimeProvider TimeProvider => _options.TimeProvider;

    /// <summary>The requests that the server received.</summary>
    public RequestJournal Requests { get; } = new();

    /// <summary>The faults to inject.</summary>
    public FaultScript Faults { get; } = new();

    /// <summary>The recordings that the server answers from.</summary>
    public RecordingPlayer Recordings { get; }

    /// <summary>The issuer of OAuth tokens.</summary>
    public TokenIssuer Tokens { get; }

    /// <summary>The issuer of IAM tokens.</summary>
    public IamTokenIssuer IamTokens { get; }

    /// <summary>The settings of the events service.</summary>
    public EventBehavior Events { get; }

    /// <summary>The settings of the Sonar service.</summary>
    public SonarBehavior Sonar { get; } = new();

    /// <summary>The settings of the analytics service: error format and rate limits.</summary>
    public AnalyticsBehavior Analytics { get; }

    /// <summary>The webhooks of the analytics service: registered endpoints and deliveries.</summary>
    public WebhookHub Webhooks { get; }

    /// <summary>The number of ticket documents.</summary>
    public int TicketCount => _world.Current.DocumentCount;

    /// <summary>Starts a server.</summary>
    /// <param name="options">The options, or null for the defaults. They are copied.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="ArgumentException">A fault of <see cref="IncidentAnalyticsServerOptions.Faults"/> cannot be injected.</exception>
    /// <exception cref="FormatException">A line of <see cref="IncidentAnalyticsServerOptions.Tickets"/> is not a JSON object, or a value does not fit its field.</exception>
    /// <exception cref="RecordingFormatException">A file of <see cref="IncidentAnalyticsServerOptions.Recordings"/> is invalid.</exception>
    /// <exception cref="IOException">The port is in use, or a recording cannot be read.</exception>
    public static async Task<IncidentAnalyticsServer> StartAsync(
        IncidentAnalyticsServerOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var server = new IncidentAnalyticsServer((options ?? new()).CloneValidated());
        try
        {
            await server._host.StartAsync(server._pipeline.InvokeAsync, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        if (server._transport is null)
        {
            server.BaseAddress = new Uri(server._host.Address);
        }

        return server;
    }

    /// <summary>
    /// Creates a message handler with its own connections to this server. The caller disposes it. In process, every host name connects to this server,
    /// and only <c>http</c> is supported. Compressed responses are decompressed. Redirects, cookies and proxies are disabled.
    /// </summary>
    public HttpMessageHandler CreateHandler()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            UseCookies = false,
            UseProxy = false,
        };
        if (_transport is { } transport)
        {
            handler.ConnectCallback = (_, _) => new ValueTask<Stream>(transport.Connect());
        }

        return handler;
    }

    /// <summary>Creates an <see cref="HttpClient"/> for <see cref="BaseAddress"/>, with its own handler and no timeout.</summary>
    public HttpClient CreateHttpClient() => new(CreateHandler()) { BaseAddress = BaseAddress, Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Loads ticket documents of any shape, until the next load or <see cref="Reset"/>.</summary>
    /// <param name="lines">One JSON object per line (NDJSON); blank lines are skipped.</param>
    /// <param name="append">True to add the documents to the present ones, false to replace these.</param>
    /// <returns>The number of documents that were loaded.</returns>
    /// <exception cref="FormatException">A line is not a JSON object, or a value does not fit its field; the message names it. Nothing was loaded.</exception>
    public int LoadTickets(IEnumerable<string> lines, bool append = false)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentNullException.ThrowIfNull(lines);
        var load = _world.PrepareLoad(lines, append);
        return _gate.RunBetweenResets(() => ReplaceTickets(load));
    }

    /// <summary>
    /// Returns to the initial state: tickets are generated or read again, up to the current time of the clock; the journal is empty; faults, tokens,
    /// services and webhooks are those of the options; recordings are those of the options, from their beginning. Tokens that are already issued stay valid (see
    /// <see cref="SignedTokenIssuer.RevokeAll"/>). A reset is one step: it waits for the requests that are executing, and requests that arrive
    /// meanwhile are executed after it. A request that arrived before it and is not executing yet, because of a fault or a slow body, gets 503,
    /// except for a GET of the administration. Commands that are running are cancelled. Requests and commands that began before a reset change
    /// nothing after it.
    /// </summary>
    public void Reset()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var putWorld = _world.PrepareReset();
        _gate.RunAlone(() => ResetState(putWorld));
    }

    /// <summary>Stops the server. Requests that a fault delays are aborted, others have one second to end.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        if (_clientHandler.IsValueCreated)
        {
            _clientHandler.Value.Dispose();
        }

        await _stopping.CancelAsync().ConfigureAwait(false);
        using var deadline = new CancellationTokenSource(StopTimeout);
        await _host.StopAsync(deadline.Token).ConfigureAwait(false);
        await _host.DisposeAsync().ConfigureAwait(false);
        _analytics.Dispose();
        await Webhooks.DisposeAsync().ConfigureAwait(false);
        _stopping.Dispose();
        _gate.Dispose();
    }

    internal async Task ResetAsync()
    {
        var putWorld = _world.PrepareReset();
        await _gate.RunAloneAsync(() => ResetState(putWorld)).ConfigureAwait(false);
    }

    /// <exception cref="OperationCanceledException">Cancelled; nothing was loaded.</exception>
    internal async Task<int> LoadTicketsAsync(
        IAsyncEnumerable<(int Number, ReadOnlyMemory<byte> Utf8)> lines,
        bool append,
        CancellationToken cancellationToken
    )
    {
        var load = await _world.PrepareLoadAsync(lines, append).ConfigureAwait(false);
        return await _gate.RunBetweenResetsAsync(() => ReplaceTickets(load), cancellationToken).ConfigureAwait(false);
    }

    private int ReplaceTickets(Func<int> load)
    {
        var loaded = load();
        _analytics.DiscardReplaced();
        return loaded;
    }

    private void ResetState(Action putWorld)
    {
        putWorld();
        _analytics.Reset();
        Analytics.Reset();
        Webhooks.Reset(_options.Webhooks);
        Recordings.Reset();
        Faults.Clear();
        Faults.Add(_options.Faults);
        Requests.Clear();
        Tokens.Reset();
        IamTokens.Reset();
        Events.Reset();
        Sonar.Reset();
    }
}

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
using IncidentAnalytics.ReferenceServer.Sonar;
using IncidentAnalytics.ReferenceServer.Tickets;
using IncidentAnalytics.ReferenceServer.World;
using Microsoft.AspNetCore.Builder;

namespace IncidentAnalytics.ReferenceServer;

/// <summary>
/// A running reference server: the incident APIs over a world of its own, in this process. Many can run side by side; each has its
/// own world, tokens, faults and journal.
/// </summary>
public sealed partial class IncidentAnalyticsServer : IAsyncDisposable
{
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(1);

    private readonly IncidentAnalyticsServerOptions _options;
    private readonly WorldStore _world;
    private readonly AnalyticsStore _analytics;
    private readonly InMemoryTransport? _transport;
    private readonly WebApplication _application;
    private readonly CancellationTokenSource _stopping = new();
    private readonly RequestGate _gate = new();
    private bool _disposed;

    private IncidentAnalyticsServer(IncidentAnalyticsServerOptions options)
    {
        _options = options;
        _clientHandler = new Lazy<HttpMessageHandler>(CreateHandler);
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
        _application = KestrelHost.Create(options, _transport);
        var formats = new ErrorFormats();
        var execution = new BufferedExecution(_gate, formats);
        var interceptor = new RequestInterceptor(Requests, Faults, execution, _gate, options.TimeProvider, _stopping.Token);
        new RequestPipeline(options, formats, interceptor, execution, _gate).Use(_application);
        new ClientCredentialsEndpoint(Tokens).Map(_application);
        new TicketAggregationEndpoint(_world, Tokens, options.TimeProvider).Map(_application);
        new IamTokenEndpoint(IamTokens).Map(_application, formats);
        new EventStatisticsEndpoint(_world, IamTokens, Events, options.TimeProvider).Map(_application, formats);
        new SonarTicketsEndpoint(_world, Sonar).Map(_application, formats);
        new AnalyticsEndpoint(_analytics, Analytics, options).Map(_application, formats);
        new AdministrationEndpoints(this, _world).Map(_application);
    }

    /// <summary>Where the services are. In process this is <c>http://localhost/</c>, reached through <see cref="CreateHandler"/> only.</summary>
    public Uri BaseAddress { get; private set; } = new("http://localhost/");

    /// <summary>The OAuth 2.0 token endpoint.</summary>
    public Uri TokenEndpoint => new(BaseAddress, ClientCredentialsEndpoint.Path);

    /// <summary>Where IAM is, for the tokens of the events service: <c>/v3/auth/tokens</c> is put behind it.</summary>
    public Uri IamEndpoint => BaseAddress;

    /// <summary>The clock that the server was started with.</summary>
    public TimeProvider TimeProvider => _options.TimeProvider;

    /// <summary>The requests received so far.</summary>
    public RequestJournal Requests { get; } = new();

    /// <summary>The misbehaviours to come.</summary>
    public FaultScript Faults { get; } = new();

    /// <summary>The tokens: how they are issued, and revoking them.</summary>
    public TokenIssuer Tokens { get; }

    /// <summary>The IAM tokens: how they are issued, and revoking them.</summary>
    public IamTokenIssuer IamTokens { get; }

    /// <summary>How the events service answers where real ones differ.</summary>
    public EventBehavior Events { get; }

    /// <summary>How Sonar answers.</summary>
    public SonarBehavior Sonar { get; } = new();

    /// <summary>How the analytics service behaves: the style of its errors, its limits.</summary>
    public AnalyticsBehavior Analytics { get; }

    /// <summary>The webhooks of the analytics service: who is told, and what became of it.</summary>
    public WebhookHub Webhooks { get; }

    /// <summary>How many ticket documents there are.</summary>
    public int TicketCount => _world.Current.Documents.Count;

    /// <summary>Starts a server.</summary>
    /// <param name="options">How; null for the defaults: in process, seed 1, the system's clock. Copied.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="FormatException">A line of <see cref="IncidentAnalyticsServerOptions.Tickets"/> is not a JSON object, or a value does not fit its field.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<IncidentAnalyticsServer> StartAsync(
        IncidentAnalyticsServerOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var server = new IncidentAnalyticsServer((options ?? new()).Checked());
        try
        {
            await server._application.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        if (server._transport is null)
        {
            server.BaseAddress = new Uri(server._application.Urls.Single());
        }

        return server;
    }

    /// <summary>
    /// A new message handler that reaches this server, with connections of its own; the caller disposes it. In process every host
    /// name leads here, and only <c>http</c> is spoken. Redirects, cookies and proxies are off.
    /// </summary>
    public HttpMessageHandler CreateHandler()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
        };
        if (_transport is { } transport)
        {
            handler.ConnectCallback = (_, _) => new ValueTask<Stream>(transport.Connect());
        }

        return handler;
    }

    /// <summary>A new <see cref="HttpClient"/> on <see cref="BaseAddress"/>, with a handler of its own and no time limit.</summary>
    public HttpClient CreateHttpClient() => new(CreateHandler()) { BaseAddress = BaseAddress, Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Loads ticket documents of any shape; they are there at once and until the next load or <see cref="Reset"/>.</summary>
    /// <param name="lines">One JSON object per line (NDJSON); blank lines are skipped.</param>
    /// <param name="append">True: beside the documents that are there; false: instead of them.</param>
    /// <returns>How many documents were loaded.</returns>
    /// <exception cref="FormatException">A line is not a JSON object, or a value does not fit its field; nothing was loaded. The message says which.</exception>
    public int LoadTickets(IEnumerable<string> lines, bool append = false)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return _gate.RunBetweenResets(_world.PrepareLoad(lines, append));
    }

    /// <summary>
    /// Goes back to the start: the tickets are made or read anew, up to the clock's now; faults and journal are empty, tokens are
    /// issued as the options say, services answer as at the start, the analytics are those of the new world, webhooks go where the
    /// options say. Tokens already issued stay valid (see <see cref="SignedTokenIssuer.RevokeAll"/>). It is one step: it waits for the
    /// requests that are executing, and requests that arrive meanwhile are executed after it. Requests that arrived before it and are not
    /// executing yet, because of a fault or a slow body, get 503; commands that are running are cancelled.
    /// </summary>
    public void Reset()
    {
        var putWorld = _world.PrepareReset();
        _gate.RunAlone(() => ResetState(putWorld));
    }

    /// <summary>Stops the server. Requests that a fault holds are cut off, others have one second to end.</summary>
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
        using var deadline = new CancellationTokenSource(StopsWithin);
        await _application.StopAsync(deadline.Token).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
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
        return await _gate.RunBetweenResetsAsync(load, cancellationToken).ConfigureAwait(false);
    }

    private void ResetState(Action putWorld)
    {
        putWorld();
        _analytics.Reset();
        Analytics.Reset();
        Webhooks.Reset(_options.Webhooks);
        Faults.Clear();
        Requests.Clear();
        Tokens.Reset();
        IamTokens.Reset();
        Events.Reset();
        Sonar.Reset();
    }
}

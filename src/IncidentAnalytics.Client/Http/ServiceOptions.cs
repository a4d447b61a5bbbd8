using System.Threading.RateLimiting;
using Polly;

namespace IncidentAnalytics.Client;

/// <summary>Options of one service: its address, credential, timeouts and retries.</summary>
public abstract class ServiceOptions
{
    private protected ServiceOptions(int maxRetries) => MaxRetries = maxRetries;

    /// <summary>
    /// The address of the service; its path is kept as the prefix of all routes. <c>https</c>, or <c>http</c> on loopback. Null when the
    /// service is not used.
    /// </summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>The credential of all calls. Required when the service is used.</summary>
    public Credential? Credential { get; set; }

    /// <summary>The timeout of a whole call: token, attempts and waits between them. Above zero, at most a day; default: 100 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>The timeout of one attempt. Above zero, at most <see cref="Timeout"/>; default: 30 s.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The maximum number of retries, for operations and failures that can be retried. 0 to 10.
    /// </summary>
    public int MaxRetries { get; set; }

    /// <summary>
    /// Adds Polly strategies around each call, outside of the retries and inside of <see cref="Timeout"/>; null for none.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The builder has the client's clock. Strategies get the value that the call returns, or the exception that it throws. The operation,
    /// such as <c>analytics.kpi_metrics.list</c>, is the context's <c>OperationKey</c>.
    /// </para>
    /// <para>
    /// What a strategy rejects is a <see cref="CallRejectedException"/>, a timeout that it adds is an <see cref="ApiTimeoutException"/>. A
    /// strategy that repeats calls, such as hedging, repeats only operations that may be repeated.
    /// </para>
    /// </remarks>
    /// <example>
    /// <code>
    /// services.AddIncidentAnalytics(options =&gt;
    ///     options.Sonar.CallStrategies = pipeline =&gt; pipeline.AddConcurrencyLimiter(permitLimit: 4, queueLimit: 100)
    /// );
    /// </code>
    /// </example>
    public Action<ResiliencePipelineBuilder<object>>? CallStrategies { get; set; }

    /// <summary>
    /// Adds Polly strategies around each attempt, inside of the retries and outside of <see cref="AttemptTimeout"/>; null for none. As for
    /// <see cref="CallStrategies"/>.
    /// </summary>
    /// <example>
    /// <code>
    /// services.AddIncidentAnalytics(options =&gt;
    ///     options.Sonar.AttemptStrategies = pipeline =&gt;
    ///         pipeline.AddCircuitBreaker(
    ///             new CircuitBreakerStrategyOptions
    ///             {
    ///                 ShouldHandle = args =&gt; new(args.Outcome.Exception is ServerErrorException or ApiConnectionException),
    ///                 BreakDuration = TimeSpan.FromSeconds(15),
    ///             }
    ///         )
    /// );
    /// </code>
    /// </example>
    public Action<ResiliencePipelineBuilder<object>>? AttemptStrategies { get; set; }

    /// <summary>
    /// Grants one permit for each request, retries included; null for no limit. The wait for a permit counts towards
    /// <see cref="Timeout"/>, not <see cref="AttemptTimeout"/>. Not disposed with the client.
    /// </summary>
    /// <remarks>
    /// Any limiter will do; <see cref="MultiWindowRateLimiter"/> keeps several limits at once, on the client's side, and honors the
    /// <c>Retry-After</c> of the service. A permit that is refused is a <see cref="CallRejectedException"/>.
    /// </remarks>
    public RateLimiter? RateLimiter { get; set; }
}

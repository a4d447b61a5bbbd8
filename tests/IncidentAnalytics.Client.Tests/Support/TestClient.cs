using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Testing;

namespace IncidentAnalytics.Client.Tests.Support;

/// <summary>A client over scripted servers and a fake clock. Retries wait their full time: 0.8 s, 1.6 s, …</summary>
internal static class TestClient
{
    public const string TokenPath = "/oauth2/token";
    public const string EmptyAnswer = """{"data":{"aggregations":{},"total":0}}""";

    /// <summary>Differs from every time of the token request, so that a test can wait for this timer.</summary>
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(20);

    public static ClientCredentialsOptions ClientCredentials() =>
        new()
        {
            TokenEndpoint = new Uri("https://auth.example.com" + TokenPath),
            ClientId = "my client",
            ClientSecret = "s3cr&t +ü",
        };

    public static IncidentAnalyticsClient Create(
        HttpMessageHandler handler,
        FakeTimeProvider? clock = null,
        Action<IncidentAnalyticsClientOptions>? configure = null
    ) =>
        IncidentAnalyticsClient.Create(o =>
        {
            o.HttpMessageHandler = handler;
            o.TimeProvider = clock ?? new FakeTimeProvider();
            o.Random = static () => 1;
            o.Tickets.BaseAddress = new Uri("https://monitoring.example.com");
            o.Tickets.Credential = Credential.ClientCredentials(ClientCredentials());
            o.Tickets.MaxRetries = 3;
            o.Tickets.AttemptTimeout = AttemptTimeout;
            configure?.Invoke(o);
        });

    public static TicketAggregationRequest Request() =>
        new()
        {
            Application = "atr",
            Range = TimeRange.Between(
                new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
                new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero)
            ),
            Aggregations = [],
        };

    public static Task<TicketAggregationResult> AggregateAsync(
        this IncidentAnalyticsClient client,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default
    ) => client.Tickets.AggregateAsync(Request(), options, cancellationToken);
}

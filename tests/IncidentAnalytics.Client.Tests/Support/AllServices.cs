using IncidentAnalytics.Testing;

namespace IncidentAnalytics.Client.Support;

/// <summary>A client of all four services, each with a fixed secret, that repeats nothing.</summary>
internal static class AllServices
{
    public const string TicketsSecret = "tickets-Zq8-opaque-91";
    public const string EventsSecret = "events-Zq8-opaque-92";
    public const string SonarSecret = "sonar-Zq8-opaque-93";
    public const string AnalyticsSecret = "analytics-Zq8-opaque-94";

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
            Set(o.Tickets, "https://monitoring.example.com", Credential.Bearer(TicketsSecret));
            Set(o.Events, "https://aom.example.com", Credential.IamToken(EventsSecret));
            o.Events.ProjectId = TestEvents.ProjectId;
            Set(o.Sonar, "https://sonar.example.com", Credential.Bearer(SonarSecret));
            Set(o.Analytics, "https://analytics.example.com", Credential.Token(AnalyticsSecret));
            configure?.Invoke(o);
        });

    private static void Set(ServiceOptions options, string address, Credential credential)
    {
        options.BaseAddress = new Uri(address);
        options.Credential = credential;
        options.MaxRetries = 0;
    }
}

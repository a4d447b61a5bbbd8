using System.Text;
using System.Text.Json;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Analytics.Webhooks;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IncidentAnalytics.Fuzzing;

/// <summary>Readers that take the fuzzed text itself.</summary>
internal static class TextTargets
{
    /// <summary>Keys and values, one per line.</summary>
    public const string ConfigurationSeed = """
        MaxResponseBytes=1000
        TokenRequests:Timeout=00:00:30
        UserAgent=my-app/1.4
        KeepHostHandlers=false
        Tickets:BaseAddress=https://monitoring.example.com
        Tickets:Timeout=1.00:01:40
        Tickets:Credential:Type=ClientCredentials
        Tickets:Credential:TokenEndpoint=https://auth.example.com/oauth2/token
        Tickets:Credential:ClientId=my-client
        Tickets:Credential:ClientSecret=secret
        Tickets:Credential:ClientAuthentication=client_secret_basic
        Events:BaseAddress=https://aom.example.com
        Events:ProjectId=0123456789abcdef0123456789abcdef
        Events:MaxRetries=3
        Events:Credential:Type=IamPassword
        Events:Credential:Endpoint=https://iam.example.com
        Events:Credential:UserName=monitor
        Events:Credential:Password=secret
        Events:Credential:DomainName=my-domain
        Events:Credential:DefaultLifetime=01:00:00
        Sonar:BaseAddress=http://127.0.0.1:8080/base
        Sonar:Credential:Type=Bearer
        Sonar:Credential:Token=secret
        Analytics:BaseAddress=https://incidents.example.com
        Analytics:Credential:Type=Session
        Analytics:Credential:SessionId=a
        Analytics:Credential:CsrfToken=b
        """;

    private static readonly Func<string, Func<AggregationScope, object>>[] Handles =
    [
        static name => s => s.Get(Aggregation.Terms(name, "f")),
        static name => s => s.Get(Aggregation.DateHistogram(name, "f", HistogramInterval.Calendar(CalendarUnit.Day))),
        static name => s => s.Get(Aggregation.Histogram(name, "f", 1)),
        static name => s => s.Get(Aggregation.Range(name, "f", [new NumericRange(1, null)])),
        static name => s => s.Get(Aggregation.DateRange(name, "f", [new DateRange("now-1d", null)])),
        static name => s => s.Get(Aggregation.Filters(name, [TicketFilter.MatchAll])),
        static name => s => s.Get(Aggregation.Missing(name, "f")),
        static name => s => s.Get(Aggregation.Avg(name, "f")),
        static name => s => s.Get(Aggregation.ValueCount(name, "f")),
        static name => s => s.Get(Aggregation.Stats(name, "f")),
        static name => s => s.Get(Aggregation.ExtendedStats(name, "f")),
        static name => s => s.Get(Aggregation.Percentiles(name, "f")),
        static name => s => s.Get(Aggregation.Raw(name, "{}")),
    ];

    private static readonly string[] HandleNames =
    [
        "terms",
        "dates",
        "range",
        "filters",
        "filter",
        "value",
        "extended",
        "percentiles",
        "unkeyed",
    ];

    public static void ReadAggregations(byte[] input)
    {
        TicketAggregationResult result;
        try
        {
            result = new(TicketAggregationResponse.Parse(Encoding.UTF8.GetString(input)));
        }
        catch (ArgumentException e)
        {
            Expect.Showable(e.Message, 1000);
            return;
        }

        Expect.ValueOrDocumentedException(() => result);
        Expect.ValueOrDocumentedException(() => string.Join('\n', result.ToRows()));
        foreach (var name in HandleNames)
        {
            foreach (var handle in Handles)
                Expect.ValueOrDocumentedException(() => handle(name)(result));
        }
    }

    public static void ReadWebhook(byte[] input) => Expect.ValueOrDocumentedException(() => WebhookEvent.Parse(input));

    public static void ReadDate(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        var json = JsonSerializer.Serialize(text);
        CallTargets.ReadResponse([1, .. Encoding.UTF8.GetBytes($$"""{"total":1,"tickets":[{"created":{{json}},"closed":{{json}} }]}""")]);
        Expect.ValueOrDocumentedException(() => WebhookEvent.Parse($$"""{"id":"w","type":"x","created_at":{{json}} }"""));
        if (EventTimeRange.TryParse(text, out var range))
            EventTimeRange.Parse(range.ToString());
    }

    public static void ReadDuration(byte[] input)
    {
        var json = JsonSerializer.Serialize(Encoding.UTF8.GetString(input));
        CallTargets.ReadResponse([
            4,
            .. Encoding.UTF8.GetBytes($$"""{"anomaly_summary":{"average_resolution_time":{{json}},"total_anomalies":{{json}} } }"""),
        ]);
        CallTargets.ReadResponse([
            5,
            .. Encoding.UTF8.GetBytes(
                $$"""{"count":1,"results":[{"id":"r","recurrence_interval":{{json}},"confidence_score":{{json}} }]}"""
            ),
        ]);
    }

    public static void ReadConfiguration(byte[] input)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Encoding.UTF8.GetString(input).Split('\n'))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                values["IncidentAnalytics:" + line[..equals]] = line[(equals + 1)..];
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        var services = new ServiceCollection();
        services.AddIncidentAnalytics(configuration.GetSection("IncidentAnalytics"));
        using var provider = services.BuildServiceProvider();
        try
        {
            provider.GetRequiredService<IncidentAnalyticsClient>();
        }
        catch (OptionsValidationException e)
        {
            Expect.Showable(e.Message.Replace("\n", "", StringComparison.Ordinal), 10 * 1024 * 1024);
        }
    }
}

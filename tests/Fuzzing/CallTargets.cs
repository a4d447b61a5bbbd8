using System.Net;
using System.Net.Http.Headers;
using System.Text;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Tests.Fuzzing;
using IncidentAnalytics.Testing;

namespace IncidentAnalytics.Fuzzing;

/// <summary>Whole calls whose response is the fuzzed text. The first byte selects the call, or the status.</summary>
internal static class CallTargets
{
    private static readonly AnsweringHandler Server = new();
    private static readonly IncidentAnalyticsClient Client = CreateClient(Credential.Bearer(Expect.Secret));
    private static readonly EventStatisticsRequest LastHour = new()
    {
        Range = TimeRange.Last(TimeSpan.FromHours(1)),
        Step = TimeSpan.FromMinutes(1),
    };

    private static readonly HttpStatusCode[] Failures =
    [
        .. new[] { 300, 302, 400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 502, 503, 504, 599 }.Select(static s => (HttpStatusCode)s),
    ];

    private static readonly (string Seed, Func<Task<object?>> CallAsync)[] Calls =
    [
        (DocumentedSample.ReadResponse("events.get_statistics"), static async () => await Client.Events.GetStatisticsAsync(LastHour)),
        (DocumentedSample.ReadResponse("sonar.list_tickets"), static async () => await Client.Sonar.GetTicketPageAsync()),
        (DocumentedSample.ReadResponse("analytics.kpi_metrics.list"), static async () => await Client.Analytics.KpiMetrics.GetPageAsync()),
        (
            DocumentedSample.ReadResponse("analytics.kpi_metrics.get_summary"),
            static async () => await Client.Analytics.KpiMetrics.GetSummaryAsync()
        ),
        (DocumentedBodies.DashboardData, static async () => await Client.Analytics.DashboardConfigurations.GetDataAsync("1")),
        (DocumentedBodies.Page(DocumentedBodies.Recurrence), static async () => await Client.Analytics.RecurrenceAnalyses.GetPageAsync()),
        (DocumentedBodies.Page(DocumentedBodies.Model), static async () => await Client.Analytics.PredictiveModels.GetPageAsync()),
        (DocumentedBodies.Training, static async () => await Client.Analytics.PredictiveModels.TrainAsync("1")),
        (DocumentedBodies.Anomaly, static async () => await Client.Analytics.AnomalyDetections.AcknowledgeAsync("1")),
    ];

    public static IReadOnlyList<string> ResponseSeeds => [.. Calls.Select(static (c, i) => (char)i + c.Seed)];

    public static void ReadResponse(byte[] input)
    {
        var selector = Answer(input, HttpStatusCode.OK);
        Expect.ValueOrDocumentedException(Calls[selector % Calls.Length].CallAsync);
    }

    public static void ReadError(byte[] input)
    {
        var selector = Answer(input, HttpStatusCode.OK);
        Server.Status = Failures[selector / 4 % Failures.Length];
        Expect.ValueOrDocumentedException(async () =>
            (selector % 4) switch
            {
                0 => await Client.Tickets.AggregateAsync(new() { Application = "a", Range = TimeRange.Last(TimeSpan.FromHours(1)) }),
                1 => await Client.Events.GetStatisticsAsync(LastHour),
                2 => await Client.Sonar.CountTicketsAsync(),
                _ => await Client.Analytics.KpiMetrics.GetAsync("1"),
            }
        );
    }

    public static void ReadRetryAfter(byte[] input)
    {
        Server.Body = [];
        Server.Status = HttpStatusCode.TooManyRequests;
        Server.RetryAfter = Encoding.Latin1.GetString(input);
        Expect.ValueOrDocumentedException(static async () => await Client.Sonar.CountTicketsAsync());
        Server.RetryAfter = null;
    }

    public static void ReadToken(byte[] input)
    {
        var selector = Answer(input, selector => selector / 2 % 2 == 0 ? HttpStatusCode.OK : HttpStatusCode.Unauthorized);

        // A client keeps its token: each input gets its own client.
        using var client = CreateClient(
            selector % 2 == 0
                ? Credential.ClientCredentials(
                    new()
                    {
                        TokenEndpoint = new Uri("https://token.example.com/token"),
                        ClientId = "id",
                        ClientSecret = Expect.Secret,
                    }
                )
                : Credential.IamPassword(
                    new()
                    {
                        Endpoint = new Uri("https://token.example.com"),
                        UserName = "user",
                        Password = Expect.Secret,
                        DomainName = "domain",
                        ProjectId = "project",
                    }
                )
        );
        Expect.ValueOrDocumentedException(async () => await client.Events.GetStatisticsAsync(LastHour));
    }

    /// <returns>The selector.</returns>
    private static int Answer(byte[] input, HttpStatusCode status) => Answer(input, _ => status);

    private static int Answer(byte[] input, Func<int, HttpStatusCode> status)
    {
        var selector = input.Length == 0 ? 0 : input[0];
        Server.Body = input.Length == 0 ? input : input[1..];
        Server.Status = status(selector);
        return selector;
    }

    private static IncidentAnalyticsClient CreateClient(Credential credential) =>
        IncidentAnalyticsClient.Create(o =>
        {
            o.HttpMessageHandler = Server;
            o.TokenRequests.MaxRetries = 0;
            o.Events.ProjectId = "project";
            foreach (var service in new[] { (o.Tickets as ServiceOptions), o.Events, o.Sonar, o.Analytics })
            {
                service.BaseAddress = new Uri("https://service.example.com");
                service.Credential = credential;
                service.MaxRetries = 0;
            }
        });

    private sealed class AnsweringHandler : HttpMessageHandler
    {
        public byte[] Body { get; set; } = [];

        public HttpStatusCode Status { get; set; }

        public string? RetryAfter { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = new HttpResponseMessage(Status) { Content = new ByteArrayContent(Body) };
            response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            response.Headers.TryAddWithoutValidation("X-Subject-Token", "iam-token");
            if (RetryAfter is not null)
                response.Headers.TryAddWithoutValidation("Retry-After", RetryAfter);
            return Task.FromResult(response);
        }
    }
}

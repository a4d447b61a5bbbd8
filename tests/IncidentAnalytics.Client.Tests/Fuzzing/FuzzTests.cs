using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using IncidentAnalytics.Client.Analytics.Webhooks;
using IncidentAnalytics.Client.Authentication;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Fuzzing;

/// <summary>
/// Whatever a server sends, only the documented exceptions come out of calls, accessors and <c>ToString()</c>, and all of it is bounded.
/// The environment variables <c>FUZZ_COUNT</c> and <c>FUZZ_SEED</c> choose how many bodies are made and which.
/// </summary>
public sealed class FuzzTests
{
    private const string Secret = "Zq8-opaque-Key-91";
    private const int MaxDepth = 12;

    private static readonly int Count = Number("FUZZ_COUNT", 2500);
    private static readonly int Seed = Number("FUZZ_SEED", 20_260_302);

    private static readonly HttpStatusCode[] Failures =
    [
        .. new[] { 300, 302, 304, 400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 502, 503, 504, 599 }.Select(static s =>
            (HttpStatusCode)s
        ),
    ];

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    /// <summary>The readers: a name, a valid body, and the call that reads it.</summary>
    private static readonly (string Name, byte[] Body, Func<Fuzzed, Task<object?>> ReadAsync)[] Readers =
    [
        Reader(
            "tickets",
            DocumentedBodies.Tickets,
            static async f => new TicketAggregationResult(await f.Client.Tickets.Api.AggregateAsync(new(), null, null, default))
        ),
        Reader("events", DocumentedBodies.Events, static async f => await f.Client.Events.GetStatisticsAsync(TestEvents.Request)),
        Reader("sonar", DocumentedBodies.Sonar, static async f => await f.Client.Sonar.GetTicketPageAsync()),
        Reader("sonar wire", DocumentedBodies.Sonar, static async f => await f.Client.Sonar.Api.ListTicketsAsync(null, null, default)),
        Reader("sonar count", DocumentedBodies.Sonar, static async f => await f.Client.Sonar.CountTicketsAsync()),
        Reader(
            "metrics",
            DocumentedBodies.Page(DocumentedBodies.KpiMetric),
            static async f => await f.Client.Analytics.KpiMetrics.Api.ListAsync(null, null, default)
        ),
        Reader("metric", DocumentedBodies.KpiMetric, static async f => await f.Client.Analytics.KpiMetrics.GetAsync("1")),
        Reader("kpi summary", DocumentedBodies.KpiSummary, static async f => await f.Client.Analytics.KpiMetrics.GetSummaryAsync()),
        Reader(
            "measurements",
            DocumentedBodies.Page(DocumentedBodies.Measurement),
            static async f => await f.Client.Analytics.KpiMeasurements.GetPageAsync()
        ),
        Reader(
            "recurrences",
            DocumentedBodies.Page(DocumentedBodies.Recurrence),
            static async f => await f.Client.Analytics.RecurrenceAnalyses.GetPageAsync()
        ),
        Reader(
            "models",
            DocumentedBodies.Page(DocumentedBodies.Model),
            static async f => await f.Client.Analytics.PredictiveModels.Api.ListAsync(null, null, default)
        ),
        Reader(
            "performance",
            DocumentedBodies.Performance,
            static async f => await f.Client.Analytics.PredictiveModels.GetPerformanceAsync("1")
        ),
        Reader("train", DocumentedBodies.Training, static async f => await f.Client.Analytics.PredictiveModels.TrainAsync("1")),
        Reader(
            "anomalies",
            DocumentedBodies.Page(DocumentedBodies.Anomaly),
            static async f => await f.Client.Analytics.AnomalyDetections.GetPageAsync()
        ),
        Reader(
            "anomaly summary",
            DocumentedBodies.AnomalySummary,
            static async f => await f.Client.Analytics.AnomalyDetections.GetSummaryAsync()
        ),
        Reader("acknowledge", DocumentedBodies.Anomaly, static async f => await f.Client.Analytics.AnomalyDetections.AcknowledgeAsync("1")),
        Reader(
            "costs",
            DocumentedBodies.Page(DocumentedBodies.Cost),
            static async f => await f.Client.Analytics.CostAnalyses.Api.ListAsync(null, null, default)
        ),
        Reader("cost summary", DocumentedBodies.CostSummary, static async f => await f.Client.Analytics.CostAnalyses.GetSummaryAsync()),
        Reader(
            "dashboards",
            DocumentedBodies.Page(DocumentedBodies.Dashboard),
            static async f => await f.Client.Analytics.DashboardConfigurations.GetPageAsync()
        ),
        Reader(
            "dashboard data",
            DocumentedBodies.DashboardData,
            static async f => await f.Client.Analytics.DashboardConfigurations.GetDataAsync("1")
        ),
        Reader(
            "heatmaps",
            DocumentedBodies.Page(DocumentedBodies.Heatmap),
            static async f => await f.Client.Analytics.HeatmapData.GetPageAsync()
        ),
        Reader(
            "insights",
            DocumentedBodies.Page(DocumentedBodies.Insight),
            static async f => await f.Client.Analytics.PredictiveInsights.Api.ListAsync(null, null, default)
        ),
        Reader(
            "insight summary",
            DocumentedBodies.InsightSummary,
            static async f => await f.Client.Analytics.PredictiveInsights.GetSummaryAsync()
        ),
        Reader("token", DocumentedBodies.Token, static async f => await f.ClientCredentials()),
        Reader("iam token", DocumentedBodies.IamToken, static async f => await f.IamPassword()),
        Reader("webhook", DocumentedBodies.Webhook, static async f => await WebhookEvent.ParseAsync(new MemoryStream(f.Server.Body))),
        Reader(
            "webhook text",
            DocumentedBodies.Webhook,
            static f => Task.FromResult<object?>(WebhookEvent.Parse(Encoding.Latin1.GetString(f.Server.Body)))
        ),
        Reader(
            "tickets text",
            DocumentedBodies.Tickets,
            static f => Task.FromResult<object?>(new TicketAggregationResult(Parse(f, TicketAggregationResponse.Parse)))
        ),
        Reader(
            "events text",
            DocumentedBodies.Events,
            static f => Task.FromResult<object?>(new EventStatistics(Parse(f, EventStatisticsResponse.Parse)))
        ),
        Reader("sonar text", DocumentedBodies.Sonar, static f => Task.FromResult<object?>(Parse(f, SonarTicketListResponse.Parse))),
    ];

    /// <summary>Readings of a tickets response, each of which must give a result or an <see cref="InvalidResponseException"/>.</summary>
    private static readonly (string Name, Func<AggregationScope, object> Read)[] Handles =
    [
        .. new[]
        {
            "terms",
            "dates",
            "histogram",
            "range",
            "daterange",
            "filters",
            "filter",
            "value",
            "count",
            "stats",
            "extended",
            "percentiles",
            "unkeyed",
            "raw",
        }.SelectMany(static name =>
            new (string, Func<AggregationScope, object>)[]
            {
                (name, s => s.Get(Aggregation.Terms(name, "f"))),
                (name, s => s.Get(Aggregation.DateHistogram(name, "f", HistogramInterval.Calendar(CalendarUnit.Day)))),
                (name, s => s.Get(Aggregation.Histogram(name, "f", 1))),
                (name, s => s.Get(Aggregation.Range(name, "f", [new NumericRange(1, null)]))),
                (name, s => s.Get(Aggregation.DateRange(name, "f", [new DateRange("now-1d", null)]))),
                (name, s => s.Get(Aggregation.Filters(name, [TicketFilter.MatchAll]))),
                (name, s => s.Get(Aggregation.Missing(name, "f"))),
                (name, s => s.Get(Aggregation.Avg(name, "f"))),
                (name, s => s.Get(Aggregation.ValueCount(name, "f"))),
                (name, s => s.Get(Aggregation.Stats(name, "f"))),
                (name, s => s.Get(Aggregation.ExtendedStats(name, "f"))),
                (name, s => s.Get(Aggregation.Percentiles(name, "f"))),
                (name, s => s.Get(Aggregation.Raw(name, "{}"))),
            }
        ),
    ];

    [Fact]
    public async Task Reads_GiveValuesOrDocumentedExceptions_OfMutatedBodies()
    {
        using var fuzzed = new Fuzzed();
        var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var number = 0; number < Count; number++)
        {
            var random = new Random(unchecked((Seed * 397) ^ number));
            var reader = Readers[number % Readers.Length];
            var isFailure = random.Next(3) == 0;
            Prepare(fuzzed.Server, random, reader.Body, isFailure);
            try
            {
                var outcome = await RunAsync(fuzzed, reader.ReadAsync, random);
                outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            }
            catch (Exception e)
            {
                Assert.Fail(
                    $"FUZZ_SEED={Seed}, case {number}, reader '{reader.Name}', status {(int)fuzzed.Server.Status}, body (base64) "
                        + $"{Convert.ToBase64String(fuzzed.Server.Body)}: {e}"
                );
            }
        }

        // A fuzzer whose bodies are all refused, or all read, would show nothing.
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", outcomes.Select(static o => $"{o.Key}: {o.Value}")));
        Assert.InRange(outcomes["value"], Count / 20, Count);
        Assert.InRange(outcomes[nameof(InvalidResponseException)], Count / 20, Count);
        Assert.True(outcomes.Count >= 10, string.Join(' ', outcomes.Keys));
    }

    /// <summary>The readers read the bodies that they start from: otherwise the mutations would be of nothing.</summary>
    [Fact]
    public async Task Readers_ReadTheirDocumentedBodies()
    {
        using var fuzzed = new Fuzzed();
        foreach (var (name, body, readAsync) in Readers)
        {
            (fuzzed.Server.Status, fuzzed.Server.Body) = (HttpStatusCode.OK, body);
            fuzzed.Server.Adjust = static r => r.Headers.TryAddWithoutValidation("X-Subject-Token", "iam-token");
            var value = await readAsync(fuzzed);
            Assert.True(value is not null, name);
            Walk(value, body.Length, 0);
        }
    }

    private static (string Name, byte[] Body, Func<Fuzzed, Task<object?>> ReadAsync) Reader(
        string name,
        string body,
        Func<Fuzzed, Task<object?>> readAsync
    ) => (name, Encoding.UTF8.GetBytes(body), readAsync);

    /// <summary>Texts that tests hand in are refused with <see cref="ArgumentException"/>, reported here as a call would.</summary>
    private static T Parse<T>(Fuzzed fuzzed, Func<string, T> parse)
    {
        try
        {
            return parse(Encoding.Latin1.GetString(fuzzed.Server.Body));
        }
        catch (ArgumentException e)
        {
            AssertShown(e.Message, 1_000, hidesSecret: false);
            throw new InvalidResponseException("refused");
        }
    }

    private static void Prepare(AnsweringHandler server, Random random, byte[] body, bool isFailure)
    {
        var mutator = new Mutator(random);
        var start = isFailure ? Encoding.UTF8.GetBytes(DocumentedBodies.Errors[random.Next(DocumentedBodies.Errors.Length)]) : body;
        server.Body = mutator.Mutate(start, Readers[random.Next(Readers.Length)].Body, Encoding.UTF8.GetBytes(Secret));
        server.Status = isFailure ? Failures[random.Next(Failures.Length)] : (HttpStatusCode)random.Next(200, 207);
        var (header, text) = (random.Next(8), mutator.HeaderText(Secret));
        server.Adjust = response =>
        {
            // IAM's token is in a header.
            response.Headers.TryAddWithoutValidation("X-Subject-Token", "iam-token");
            if (header == 0 && !text.Any(static c => c is '\r' or '\n' or > '\u00FF'))
            {
                response.ReasonPhrase = text;
            }
            else if (header < 4)
            {
                response.Headers.TryAddWithoutValidation(
                    header switch
                    {
                        1 => "Retry-After",
                        2 => "X-Request-Id",
                        _ => "Location",
                    },
                    text
                );
            }
        };
    }

    /// <returns>The name of what came out.</returns>
    private static async Task<string> RunAsync(Fuzzed fuzzed, Func<Fuzzed, Task<object?>> readAsync, Random random)
    {
        object? value;
        try
        {
            value = await readAsync(fuzzed);
        }
        catch (IncidentAnalyticsException e)
        {
            AssertBounded(e, hidesSecret: e is not InvalidWebhookException);
            return e.GetType().Name;
        }

        Walk(value, fuzzed.Server.Body.Length, 0);
        if (value is TicketAggregationResult result)
        {
            for (var i = 0; i < 8; i++)
                Get(result, Handles[random.Next(Handles.Length)].Read, fuzzed.Server.Body.Length);
            foreach (var row in result.ToRows())
                _ = row.ToString();
        }

        return value is null ? "null" : "value";
    }

    private static void Get(AggregationScope scope, Func<AggregationScope, object> read, int length)
    {
        try
        {
            Walk(read(scope), length, 0);
        }
        catch (InvalidResponseException e)
        {
            // A result does not have the secrets that would have to be masked.
            AssertBounded(e, hidesSecret: false);
        }
    }

    /// <summary>Reads and prints every property of a value.</summary>
    private static void Walk(object? value, int bodyLength, int depth)
    {
        switch (value)
        {
            case null or string or AccessToken:
                return;
            case JsonElement element:
                Print(element.ToString(), bodyLength);
                if (element.ValueKind == JsonValueKind.String)
                    _ = element.GetString();
                return;
            case IEnumerable list:
                foreach (var item in list.Cast<object?>().Take(20))
                    Walk(item, bodyLength, depth + 1);
                return;
        }

        Print(value.ToString()!, bodyLength);
        if (
            depth > MaxDepth
            || (
                value.GetType().Assembly != typeof(Secret).Assembly
                && !value.GetType().Name.StartsWith("KeyValuePair", StringComparison.Ordinal)
            )
        )
        {
            return;
        }

        foreach (
            var property in Properties.GetOrAdd(
                value.GetType(),
                static t =>
                    [.. t.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(static p => p.GetIndexParameters().Length == 0)]
            )
        )
        {
            object? member;
            try
            {
                member = property.GetValue(value);
            }
            catch (TargetInvocationException e)
            {
                throw new InvalidOperationException($"{value.GetType().Name}.{property.Name}", e.InnerException);
            }

            Walk(member, bodyLength, depth + 1);
        }
    }

    /// <summary>A byte prints as at most six characters, an escape; records also print their names.</summary>
    private static void Print(string text, int bodyLength) => Assert.InRange(text.Length, 0, (12 * bodyLength) + 10_000);

    private static void AssertBounded(IncidentAnalyticsException e, bool hidesSecret)
    {
        AssertShown(e.Message, 3_000, hidesSecret);
        var printed = e.ToString();
        Assert.InRange(printed.Length, 1, 60_000);
        if (hidesSecret)
            Assert.DoesNotContain(Secret, printed, StringComparison.Ordinal);
        if (e is InvalidResponseException { BodyStart: { } start })
            AssertShown(start, 600, hidesSecret);
        if (e is not ApiException { Error: var error })
            return;

        foreach (var name in new[] { error.Code, error.Type, error.RequestId }.OfType<string>().Concat(error.FieldErrors.Keys))
            AssertShown(name, 201);
        foreach (var text in new[] { error.Message, error.Details, error.BodyStart }.OfType<string>())
            AssertShown(text, 2_001);
        Assert.InRange(error.FieldErrors.Count, 0, 100);
        foreach (var message in error.FieldErrors.Values.SelectMany(static m => m))
            AssertShown(message, 501);
    }

    private static void AssertShown(string text, int maxLength, bool hidesSecret = true)
    {
        AssertText.IsShowable(text, maxLength);
        if (hidesSecret && text.Contains(Secret, StringComparison.Ordinal))
            Assert.Fail($"The secret is shown: {text}");
    }

    private static int Number(string variable, int defaultValue) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : defaultValue;

    /// <summary>A client of all services, and the two kinds of token endpoints, over one server.</summary>
    private sealed class Fuzzed : IDisposable
    {
        private readonly ClientCredentialsFlow _clientCredentials;
        private readonly IamPasswordFlow _iamPassword;

        public Fuzzed()
        {
            Client = AllServices.Create(
                Server,
                configure: static o =>
                {
                    o.Tickets.Credential = o.Sonar.Credential = Credential.Bearer(Secret);
                    o.Events.Credential = Credential.IamToken(Secret);
                    o.Analytics.Credential = Credential.Token(Secret);
                }
            );
            var services = new AuthenticationServices
            {
                TokenClient = new HttpClient(Server),
                Time = new FakeTimeProvider(),
                Limits = new Client.Resilience.CallLimits(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(10), 0),
                Logger = Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance,
            };
            var clientCredentials = TestClient.ClientCredentials();
            clientCredentials.ClientSecret = Secret;
            _clientCredentials = new ClientCredentialsFlow(clientCredentials, services);
            var iamPassword = TestEvents.IamPassword();
            iamPassword.Password = Secret;
            _iamPassword = new IamPasswordFlow(iamPassword, services);
        }

        public AnsweringHandler Server { get; } = new();

        public IncidentAnalyticsClient Client { get; }

        public Task<AccessToken> ClientCredentials() => _clientCredentials.AcquireAsync(held: null, default);

        public Task<AccessToken> IamPassword() => _iamPassword.AcquireAsync(held: null, default);

        public void Dispose() => Client.Dispose();
    }
}

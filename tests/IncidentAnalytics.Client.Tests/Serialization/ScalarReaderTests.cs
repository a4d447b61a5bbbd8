using System.Globalization;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Serialization;

/// <summary>All services share one reader for each kind of scalar.</summary>
public sealed class ScalarReaderTests
{
    private readonly AnsweringHandler _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>One integer member of each service.</summary>
    private static readonly (string Body, Func<IncidentAnalyticsClient, Task<long?>> Read)[] WholeNumbers =
    [
        ("""{"data":{"total":#}}""", static async c => (await c.AggregateAsync(cancellationToken: Token)).Total),
        ("""{"data":{"total":{"value":#}}}""", static async c => (await c.AggregateAsync(cancellationToken: Token)).Total),
        (
            """{"data":{"aggregations":{"a":{"buckets":[{"key":"k","doc_count":#}]}}}}""",
            static async c =>
                Read(await c.Tickets.Api.AggregateAsync(new(), null, null, Token), Aggregation.Terms("a", "f")).Buckets[0].DocCount
        ),
        (
            """{"data":{"aggregations":{"a":{"value":#}}}}""",
            static async c => Read(await c.Tickets.Api.AggregateAsync(new(), null, null, Token), Aggregation.ValueCount("a", "f")).Value
        ),
        (
            """{"data":{"aggregations":{"a":{"buckets":[{"key":#}]}}}}""",
            static async c =>
                Read(
                    await c.Tickets.Api.AggregateAsync(new(), null, null, Token),
                    Aggregation.DateHistogram("a", "f", HistogramInterval.Calendar(CalendarUnit.Day))
                )
                    .Buckets[0]
                    .Key.ToUnixTimeMilliseconds()
        ),
        ("""{"step":#}""", static async c => (await c.Events.Api.GetStatisticsAsync("p", null, new(), null, Token)).Step),
        ("""{"timestamps":[#]}""", static async c => (await c.Events.Api.GetStatisticsAsync("p", null, new(), null, Token)).Timestamps![0]),
        (
            """{"series":[{"values":[#]}]}""",
            static async c => (await c.Events.Api.GetStatisticsAsync("p", null, new(), null, Token)).Series![0]!.Values![0]
        ),
        (
            """{"summary":{"Critical":#}}""",
            static async c => (await c.Events.Api.GetStatisticsAsync("p", null, new(), null, Token)).Summary!["Critical"]
        ),
        ("""{"total":#,"tickets":[]}""", static async c => (await c.Sonar.Api.ListTicketsAsync(null, null, Token)).Total),
        ("""{"tickets":[{"id":#}]}""", static async c => (await c.Sonar.Api.ListTicketsAsync(null, null, Token)).Tickets![0].Id),
        ("""{"tickets":[{"count":#}]}""", static async c => (await c.Sonar.Api.ListTicketsAsync(null, null, Token)).Tickets![0].Count),
        ("""{"results":[],"count":#}""", static async c => (await c.Analytics.KpiMetrics.Api.ListAsync(null, null, Token)).Count),
        ("""{"time_window_hours":#}""", static async c => (await c.Analytics.KpiMetrics.Api.GetAsync("1", null, Token)).TimeWindowHours),
        (
            """{"total_anomalies":#}""",
            static async c => (await c.Analytics.AnomalyDetections.Api.GetSummaryAsync(null, Token)).TotalAnomalies
        ),
        ("""[{"incident_count":#}]""", static async c => (await c.Analytics.KpiMetrics.Api.GetSummaryAsync(null, Token))[0].IncidentCount),
        (
            """[{"incident_count":#}]""",
            static async c => (await c.Analytics.RecurrenceAnalyses.Api.ListAsync(null, null, Token)).Results[0].IncidentCount
        ),
    ];

    private static readonly (string Body, Func<IncidentAnalyticsClient, Task<bool?>> Read)[] Booleans =
    [
        ("""{"tickets":[{"attack":#}]}""", static async c => (await c.Sonar.Api.ListTicketsAsync(null, null, Token)).Tickets![0].IsAttack),
        (
            """{"tickets":[{"incident":#}]}""",
            static async c => (await c.Sonar.Api.ListTicketsAsync(null, null, Token)).Tickets![0].IsIncident
        ),
        ("""{"is_active":#}""", static async c => (await c.Analytics.KpiMetrics.Api.GetAsync("1", null, Token)).IsActive),
        ("""[{"target_met":#}]""", static async c => (await c.Analytics.KpiMetrics.Api.GetSummaryAsync(null, Token))[0].TargetMet),
        (
            """[{"is_validated":#}]""",
            static async c => (await c.Analytics.PredictiveInsights.Api.ListAsync(null, null, Token)).Results[0].IsValidated
        ),
    ];

    private static readonly (string Body, Func<IncidentAnalyticsClient, Task<DateTimeOffset?>> Read)[] Instants =
    [
        ("""{"tickets":[{"created":#}]}""", static async c => (await c.Sonar.Api.ListTicketsAsync(null, null, Token)).Tickets![0].Created),
        ("""{"tickets":[{"closed":#}]}""", static async c => (await c.Sonar.Api.ListTicketsAsync(null, null, Token)).Tickets![0].Closed),
        ("""{"created_at":#}""", static async c => (await c.Analytics.KpiMetrics.Api.GetAsync("1", null, Token)).CreatedAt),
        ("""[{"period_end":#}]""", static async c => (await c.Analytics.KpiMetrics.Api.GetSummaryAsync(null, Token))[0].PeriodEnd),
        (
            """[{"expires_at":#}]""",
            static async c => (await c.Analytics.PredictiveInsights.Api.ListAsync(null, null, Token)).Results[0].ExpiresAt
        ),
    ];

    public static TheoryData<string, long> WholeNumberTexts() =>
        new()
        {
            { "60000", 60_000 },
            { "60000.0", 60_000 },
            { "60000.000", 60_000 },
            { "6e4", 60_000 },
            { "6.0E+4", 60_000 },
            { "1.6e12", 1_600_000_000_000 },
            { "600000e-1", 60_000 },
            { "\"60000\"", 60_000 },
            { "\"60000.0\"", 60_000 },
            { "\"6e4\"", 60_000 },
            { "\" 60000 \"", 60_000 },
            { "-0.0", 0 },
            { "0", 0 },
        };

    [Theory]
    [MemberData(nameof(WholeNumberTexts))]
    public async Task WholeNumbers_AreReadInEverySpelling_OfEveryService(string text, long expected)
    {
        using var client = AllServices.Create(_server);
        foreach (var (body, read) in WholeNumbers)
            Assert.Equal((body, expected), (body, await ReadAsync(client, body, text, read)));
    }

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("9223372036854775807.0")]
    [InlineData("9223372036854775.807e3")]
    [InlineData("\"9223372036854775807\"")]
    public async Task WholeNumbers_KeepAll64Bits(string text)
    {
        using var client = AllServices.Create(_server);
        foreach (
            var (body, read) in WholeNumbers.Where(static w => w.Body is not """{"data":{"aggregations":{"a":{"buckets":[{"key":#}]}}}}""")
        )
        {
            Assert.Equal((body, long.MaxValue), (body, await ReadAsync(client, body, text, read)));
        }
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("9223372036854775808")]
    [InlineData("1e300")]
    [InlineData("1e-400")]
    [InlineData("0.00000000000000000000000000000000000000001")]
    [InlineData("1.00000000000000000000000000000000000000001")]
    [InlineData("\"many\"")]
    [InlineData("\"1,000\"")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("{}")]
    public async Task WholeNumbers_AreNeverRounded(string text)
    {
        using var client = AllServices.Create(_server);
        // The last one is an undocumented member, which leaves its property null.
        foreach (var (body, read) in WholeNumbers[..^1])
        {
            var e = await Record.ExceptionAsync(() => ReadAsync(client, body, text, read));
            Assert.True(e is InvalidResponseException, $"{body} {text}: {e}");
        }
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("1.0", true)]
    [InlineData("0.0", false)]
    [InlineData("\"true\"", true)]
    [InlineData("\"False\"", false)]
    [InlineData("\"TRUE\"", true)]
    [InlineData("\"1\"", true)]
    [InlineData("\"0\"", false)]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    public async Task Booleans_AreReadInEverySpelling_OfEveryService(string text, bool? expected)
    {
        using var client = AllServices.Create(_server);
        foreach (var (body, read) in Booleans)
            Assert.Equal((body, expected), (body, await ReadAsync(client, body, text, read)));
    }

    [Theory]
    [InlineData("2024-01-01T24:00:00Z", "2024-01-02T00:00:00+00:00")]
    [InlineData("2024-12-31 24:00:00+0900", "2025-01-01T00:00:00+09:00")]
    [InlineData("2024-01-01T12:30:00+0900", "2024-01-01T12:30:00+09:00")]
    [InlineData("2024-01-01 12:30:00+0900", "2024-01-01T12:30:00+09:00")]
    [InlineData("2024-01-01 12:30:00 +0900", "2024-01-01T12:30:00+09:00")]
    [InlineData("2024-01-01T12:30:00 +09:00", "2024-01-01T12:30:00+09:00")]
    [InlineData("2024-01-01 12:30:00 -0330", "2024-01-01T12:30:00-03:30")]
    [InlineData("2024-01-01T12:30:00 Z", "2024-01-01T12:30:00+00:00")]
    [InlineData("2024-01-01T12:30:00.123456789+09", "2024-01-01T12:30:00.1234567+09:00")]
    [InlineData("2024-01-01T12:30:00,5Z", "2024-01-01T12:30:00.5+00:00")]
    [InlineData("2024-01-01t12:30z", "2024-01-01T12:30:00+00:00")]
    [InlineData("2024-01-01T12:30:00", "2024-01-01T12:30:00+00:00")]
    [InlineData("2024-01-01", "2024-01-01T00:00:00+00:00")]
    [InlineData(" 2024-01-01T12:30:00Z ", "2024-01-01T12:30:00+00:00")]
    [InlineData("", null)]
    public async Task Instants_AreReadInEverySpelling_OfEveryService(string text, string? expected)
    {
        using var client = AllServices.Create(_server);
        DateTimeOffset? instant = expected is null ? null : DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture);
        foreach (var (body, read) in Instants)
        {
            var value = await ReadAsync(client, body, $"\"{text}\"", read);
            Assert.Equal((body, instant, instant?.Offset), (body, value, value?.Offset));
        }
    }

    [Theory]
    [InlineData("3", "HIGH", 3)]
    [InlineData("2", "MEDIUM", 2)]
    [InlineData("1", "LOW", 1)]
    [InlineData("\"3\"", "HIGH", 3)]
    [InlineData("3.0", "HIGH", 3)]
    [InlineData("\"LOW\"", "LOW", 1)]
    [InlineData("4", "4", 4)]
    [InlineData("\"URGENT\"", "URGENT", null)]
    public async Task SonarPriority_IsReadAsNumberOrName(string text, string name, int? number)
    {
        using var client = AllServices.Create(_server);
        _server.Text = $$$"""{"total":1,"tickets":[{"priority":{{{text}}}}]}""";

        var ticket = Assert.Single(await client.Sonar.ListTicketsAsync(cancellationToken: Token).ToListAsync(Token));

        Assert.Equal((name, number), (ticket.Priority.ToString(), ticket.Priority!.Value.Number));
    }

    [Theory]
    [InlineData("253402300800000")]
    [InlineData("-62135596800001")]
    [InlineData("9223372036854775807")]
    [InlineData("-9.2e18")]
    public async Task DateHistogram_KeepsItsOtherBuckets_WhenOneIsOutsideTheCalendar(string key)
    {
        using var client = AllServices.Create(_server);
        _server.Text =
            $$$$$"""{"data":{"aggregations":{"a":{"buckets":[{"key":{{{{{key}}}}},"doc_count":1},{"key":1717200000000,"doc_count":2}]}}}}""";

        var response = await client.Tickets.Api.AggregateAsync(new(), null, null, Token);
        var buckets = Read(response, Aggregation.DateHistogram("a", "f", HistogramInterval.Calendar(CalendarUnit.Day))).Buckets;

        Assert.Equal([1, 2], buckets.Select(static b => b.DocCount));
        Assert.Equal(2024, buckets[1].Key.Year);
    }

    [Theory]
    [InlineData("1.0", 1L)]
    [InlineData("-3.0", -3L)]
    [InlineData("1.2E10", 12_000_000_000)]
    [InlineData("9007199254740993", 9_007_199_254_740_993)]
    [InlineData("9.007199254740993e15", 9_007_199_254_740_993)]
    [InlineData("2.5", null)]
    [InlineData("1e19", null)]
    [InlineData("1e-5", null)]
    [InlineData("\"1\"", null)]
    [InlineData("true", null)]
    public void BucketKeyTryGetInt64_ReadsWholeNumbersInEverySpelling(string key, long? expected)
    {
        var bucketKey = Terms($$$"""{"key":{{{key}}}}""");

        Assert.Equal(expected, bucketKey.TryGetInt64(out var number) ? number : null);
    }

    [Theory]
    [InlineData("""{"key":1,"key_as_string":"true"}""", true)]
    [InlineData("""{"key":1.0,"key_as_string":"true"}""", true)]
    [InlineData("""{"key":false}""", false)]
    [InlineData("""{"key":"true"}""", null)]
    public void BucketKeyTryGetBoolean_ReadsBooleansAndNoTexts(string bucket, bool? expected) =>
        Assert.Equal(expected, Terms(bucket).TryGetBoolean(out var flag) ? flag : null);

    [Fact]
    public void Percentiles_ReadNaNAndNull()
    {
        var values = Read(
            TicketAggregationResponse.Parse("""{"data":{"aggregations":{"a":{"values":{"50.0":"NaN","95.0":null,"99.0":1e999}}}}}"""),
            Aggregation.Percentiles("a", "f")
        ).Values;

        Assert.Equal([double.NaN, null, double.PositiveInfinity], values.Select(static v => v.Value));
    }

    [Theory]
    [InlineData("{\"access_token\":\"tok-1\",\"expires_in\":\"3600\"}")]
    [InlineData("{\"access_token\":\"tok-1\",\"expires_in\":3600.0}")]
    [InlineData("{\"access_token\":\"tok-1\",\"expires_in\":\"3.6e3\"}")]
    public async Task TokenLifetime_IsReadAsTextOrNumber(string token)
    {
        var clock = new IncidentAnalytics.Testing.FakeTimeProvider();
        var server = new ScriptedHandler { Token = (_, _) => Task.FromResult(ScriptedHandler.Json(token)) };
        foreach (var _ in Enumerable.Range(0, 3))
            server.Respond(System.Net.HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(server, clock);

        await client.AggregateAsync(cancellationToken: Token);
        clock.Advance(TimeSpan.FromMinutes(57));
        await client.AggregateAsync(cancellationToken: Token);
        Assert.Single(server.TokenRequests);
        clock.Advance(TimeSpan.FromMinutes(3));
        await client.AggregateAsync(cancellationToken: Token);
        Assert.Equal(2, server.TokenRequests.Count);
    }

    private static BucketKey Terms(string bucket) =>
        Read(
            TicketAggregationResponse.Parse($$$$$"""{"data":{"aggregations":{"a":{"buckets":[{{{{{bucket}}}}}]}}}}"""),
            Aggregation.Terms("a", "f")
        )
            .Buckets[0]
            .Key;

    private static T Read<T>(TicketAggregationResponse response, Aggregation<T> aggregation) =>
        new TicketAggregationResult(response).Get(aggregation);

    private Task<T> ReadAsync<T>(IncidentAnalyticsClient client, string body, string value, Func<IncidentAnalyticsClient, Task<T>> read)
    {
        _server.Text = body.Replace("#", value, StringComparison.Ordinal);
        return read(client);
    }
}

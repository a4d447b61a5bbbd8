using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Analytics.Webhooks;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Serialization;

/// <summary>
/// Invalid Unicode: unpaired surrogates, which services write that cut a text in the middle of an emoji, and invalid
/// UTF-8. They read as U+FFFD in names and values, and all models can be printed.
/// </summary>
public sealed class UnpairedSurrogateTests
{
    private readonly AnsweringHandler _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The types that keep unknown members.</summary>
    public static TheoryData<Type> Models =>
        [
            .. typeof(IncidentAnalyticsException)
                .Assembly.GetExportedTypes()
                .Where(static t =>
                    !t.IsGenericType && t.GetProperty("Extra", BindingFlags.Instance | BindingFlags.NonPublic) is { CanWrite: true }
                ),
        ];

    /// <summary>An invalid text as JSON, and the expected text.</summary>
    public static TheoryData<string, string> Broken() =>
        new()
        {
            { "a\\ud83d", "a\uFFFD" },
            { "\\udc00", "\uFFFD" },
            { "\\uDC00\\uD800b", "\uFFFD\uFFFDb" },
            { "\\ud83d\\u0041", "\uFFFDA" },
            { "\\ud83d\\n\\\"\\\\", "\uFFFD\n\"\\" },
            { "\\ud83d\\ud83d\\ude00", "\uFFFD\U0001F600" },
            { "x\u00FF", "x\uFFFD" },
            { "\u00C0\u0080y", "\uFFFD\uFFFDy" },
        };

    /// <summary>The same texts without the expected ones.</summary>
    public static TheoryData<string> BrokenJson() => [.. Broken().FirstArguments<string>()];

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Terms_ReadKeysThatAreNoUnicode(string json, string text)
    {
        var result = await AggregateAsync($$$"""{"t":{"buckets":[{"key":"{{{json}}}","doc_count":3},{"key":"b","doc_count":1}]}}""");

        var buckets = result.Get(Aggregation.Terms("t", "f")).Buckets;

        Assert.Equal([text, "b"], buckets.Select(static b => b.Key.ToString()));
        Assert.Equal(3, result.Get(Aggregation.Terms("t", "f")).Find(text)?.DocCount);
        Assert.NotEmpty(buckets[0].ToString());
        Assert.NotEmpty(result.ToString());
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Aggregations_ReadNamesAndTextsThatAreNoUnicode(string json, string text)
    {
        var result = await AggregateAsync(
            $$$$"""
            {"{{{{json}}}}":{"value":1},"v":{"value":1,"value_as_string":"{{{{json}}}}","{{{{json}}}}":2},
            "f":{"buckets":{"{{{{json}}}}":{"doc_count":4,"{{{{json}}}}":"{{{{json}}}}","s":{"value":2}},"k":{"doc_count":5}}},
            "p":{"values":{"50.0":1,"50.0_as_string":"{{{{json}}}}"}},
            "s":{"count":1,"min":1,"min_as_string":"{{{{json}}}}","{{{{json}}}}":1},
            "d":{"buckets":[{"key":0,"key_as_string":"{{{{json}}}}","doc_count":1,"{{{{json}}}}":1}]},
            "r":{"buckets":[{"key":"{{{{json}}}}","from":1,"from_as_string":"{{{{json}}}}","doc_count":1}]},
            "m":{"doc_count":1,"{{{{json}}}}":"{{{{json}}}}"}}
            """
        );

        Assert.Contains(text, result.Aggregations.Keys);
        var value = result.Get(Aggregation.Avg("v", "f"));
        Assert.Equal((1, text), (value.Value, value.ValueAsString));
        var filters = result.Get(Aggregation.Filters("f", new Dictionary<string, TicketFilter> { ["k"] = TicketFilter.MatchAll }));
        Assert.Equal(4, filters[text].DocCount);
        Assert.Equal(text, result.Get(Aggregation.Percentiles("p", "f")).Values[0].ValueAsString);
        Assert.Equal(text, result.Get(Aggregation.Stats("s", "f")).MinAsString);
        Assert.Equal(
            text,
            result.Get(Aggregation.DateHistogram("d", "f", HistogramInterval.Calendar(CalendarUnit.Day))).Buckets[0].KeyAsString
        );
        var range = result.Get(Aggregation.Range("r", "f", [new NumericRange(1, null)])).Buckets[0];
        Assert.Equal((text, text), (range.Key, range.FromAsString));
        Assert.Equal(1, result.Get(Aggregation.Missing("m", "f")).DocCount);
        string[] printed =
        [
            result.ToString(),
            value.ToString(),
            filters[text].ToString(),
            filters.ToString(),
            range.ToString(),
            result.Get(Aggregation.Missing("m", "f")).ToString(),
        ];
        Assert.All(printed, static p => Assert.NotEmpty(p));
    }

    [Theory]
    [MemberData(nameof(BrokenJson))]
    public async Task Get_TellsAMisfitThatIsNoUnicode(string json)
    {
        var result = await AggregateAsync($$$"""{"t":{"buckets":"{{{json}}}"},"v":{"value":"{{{json}}}"}}""");

        var buckets = Assert.Throws<InvalidResponseException>(() => result.Get(Aggregation.Terms("t", "f")));
        var value = Assert.Throws<InvalidResponseException>(() => result.Get(Aggregation.Avg("v", "f")));

        Assert.DoesNotContain('\n', buckets.BodyStart!);
        Assert.NotNull(value.BodyStart);
    }

    private static readonly JsonSerializerContext[] Contexts =
    [
        TicketsJsonContext.Default,
        EventsJsonContext.Default,
        SonarJsonContext.Default,
        AnalyticsJsonContext.Default,
        UndocumentedJsonContext.Default,
    ];

    [Fact]
    public void Models_AreFound() =>
        Assert.Superset(
            new HashSet<Type>
            {
                typeof(TicketAggregationResponse),
                typeof(EventStatisticsResponse),
                typeof(SonarTicket),
                typeof(Client.Analytics.HeatmapData.Heatmap),
            },
            Models.FirstArguments<Type>().ToHashSet()
        );

    /// <summary>Invalid text in the name and value of an unknown member, and in every string of every model.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void Models_PrintTextsThatAreNoUnicode(Type model)
    {
        var type = Contexts.Select(c => c.GetTypeInfo(model)).First(static t => t is { Kind: JsonTypeInfoKind.Object })!;
        foreach (var json in BrokenJson().FirstArguments<string>())
        {
            Print($$$"""{"x":"{{{json}}}","y":["{{{json}}}",{"{{{json}}}":"{{{json}}}"}]}""");
            Print($$$"""{"{{{json}}}":"{{{json}}}","{{{json}}}2":1}""");
            foreach (var member in type.Properties.Where(static p => !p.IsExtensionData))
            {
                Print($$$"""{"{{{member.Name}}}":"{{{json}}}"}""", mayMisfit: true);
                Print($$$"""{"{{{member.Name}}}":["{{{json}}}"]}""", mayMisfit: true);
                Print($$$"""{"{{{member.Name}}}":{"{{{json}}}":"{{{json}}}"}}""", mayMisfit: true);
            }
        }

        void Print(string json, bool mayMisfit = false)
        {
            object value;
            try
            {
                value = JsonSerializer.Deserialize(UnicodeJson.Repair(Latin1(json)), type)!;
            }
            catch (JsonException) when (mayMisfit)
            {
                return;
            }

            Assert.NotEmpty(value.ToString()!);
            Assert.NotNull(value.GetType().GetProperty("AdditionalProperties")!.GetValue(value));
        }
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Clients_ReadUnknownMembersThatAreNoUnicode(string json, string text)
    {
        using var client = AllServices.Create(_server);
        var unknown = $$$"""
            "x":"{{{json}}}","{{{json}}}":{"a":["{{{json}}}"]}
            """;

        _server.Body = Latin1($$$"""{"count":1,"next":null,"previous":null,{{{unknown}}},"results":[{"id":1,{{{unknown}}}}]}""");
        var page = await client.Analytics.AnomalyDetections.Api.ListAsync(null, null, Token);
        AssertPrints(page.ToString(), page.AdditionalProperties.Keys, text);
        AssertPrints(page.Results[0].ToString(), page.Results[0].AdditionalProperties.Keys, text);
        Assert.Contains("\"id\"", page.Results[0].ToString(), StringComparison.Ordinal);

        _server.Body = Latin1(
            $$$"""{"series":[{"event_severity":"{{{json}}}","values":[1],{{{unknown}}}}],"timestamps":[0],"summary":{"{{{json}}}":1},{{{unknown}}}}"""
        );
        var statistics = await client.Events.GetStatisticsAsync(TestEvents.Request, cancellationToken: Token);
        AssertPrints(statistics.ToString(), statistics.AdditionalProperties.Keys, text);
        Assert.Equal(1, statistics.Find(new EventSeverity(text))?.Total);
        Assert.Equal(1, statistics.Summary![text]);
        Assert.NotEmpty(statistics.Series[0].ToString());

        _server.Body = Latin1(
            $$$"""{"total":1,{{{unknown}}},"tickets":[{"id":1,"title":"{{{json}}}","assignees":[{"name":"{{{json}}}",{{{unknown}}}}],{{{unknown}}}}]}"""
        );
        var list = await client.Sonar.Api.ListTicketsAsync(null, null, Token);
        AssertPrints(list.ToString(), list.AdditionalProperties.Keys, text);
        AssertPrints(list.Tickets![0].ToString(), list.Tickets[0].AdditionalProperties.Keys, text);
        Assert.Equal(text, list.Tickets[0].Title);

        _server.Body = Latin1($$$"""{{{{unknown}}},"data":{"total":1,{{{unknown}}}}}""");
        var response = await client.Tickets.Api.AggregateAsync(new(), null, null, Token);
        AssertPrints(response.ToString(), response.AdditionalProperties.Keys, text);
        AssertPrints(response.Data!.ToString(), response.Data.AdditionalProperties.Keys, text);

        static void AssertPrints(string printed, IEnumerable<string> names, string text)
        {
            Assert.NotEmpty(printed);
            Assert.Contains(text, names);
        }
    }

    [Theory]
    [MemberData(nameof(BrokenJson))]
    public async Task TokenAnswers_ReadTextsThatAreNoUnicode(string json)
    {
        // A token with invalid Unicode cannot be sent; other members do not matter.
        var beside = await TokenAsync(
            $$$"""{"access_token":"t","expires_in":"{{{json}}}","{{{json}}}":"{{{json}}}","scope":"{{{json}}}"}"""
        );
        Assert.Null(beside);
        Assert.IsType<InvalidResponseException>(await TokenAsync($$$"""{"access_token":"{{{json}}}"}"""));
        var refusal = Assert.IsType<AuthenticationFailedException>(
            await TokenAsync($$$"""{"error":"invalid_client","error_description":"{{{json}}}"}""")
        );
        Assert.Equal("invalid_client", refusal.Code);
        Assert.IsType<AuthenticationFailedException>(await TokenAsync($$$"""{"error":"{{{json}}}"}"""));
    }

    [Theory]
    [MemberData(nameof(BrokenJson))]
    public async Task IamAnswers_ReadTextsThatAreNoUnicode(string json)
    {
        var server = new ScriptedHandler
        {
            Token = (_, _) =>
            {
                var response = TestEvents.IamAnswer("token", "");
                response.Content = new ByteArrayContent(
                    Latin1($$$"""{"token":{"expires_at":"{{{json}}}","issued_at":"{{{json}}}","{{{json}}}":1},"{{{json}}}":1}""")
                );
                return Task.FromResult(response);
            },
        };
        server.Respond(System.Net.HttpStatusCode.OK, TestEvents.EmptyAnswer);
        using var client = TestEvents.Create(server);

        await client.GetStatisticsAsync(cancellationToken: Token);
    }

    [Theory]
    [InlineData("a\\ud83d")]
    [InlineData("\\udc00")]
    [InlineData("\\ud83d\\u0041")]
    public void Webhooks_ReadTextsThatAreNoUnicode(string json)
    {
        foreach (
            var type in new[] { "anomaly.detected", "kpi.threshold_breached", "model.training_completed", "cost.threshold_exceeded", json }
        )
        {
            var parsed = WebhookEvent.Parse(
                $$$"""{"id":"{{{json}}}","type":"{{{type}}}","{{{json}}}":1,"x":"{{{json}}}","data":{"id":"{{{json}}}","{{{json}}}":["{{{json}}}"]}}"""
            );

            Assert.NotEmpty(parsed.ToString());
            Assert.EndsWith("\uFFFD", parsed.Id!.TrimEnd('A'), StringComparison.Ordinal);
            foreach (var property in parsed.GetType().GetProperties())
                property.GetValue(parsed);
        }
    }

    [Theory]
    [MemberData(nameof(BrokenJson))]
    public async Task Errors_ReadTextsThatAreNoUnicode(string json)
    {
        using var client = AllServices.Create(_server);
        _server.Status = System.Net.HttpStatusCode.BadRequest;
        _server.Body = Latin1($$$"""{"{{{json}}}":1,"name":["{{{json}}}"],"{{{json}}}x":["wrong"]}""");

        var e = await Assert.ThrowsAsync<InvalidRequestException>(() =>
            client.Analytics.KpiMetrics.GetAsync("1", cancellationToken: Token)
        );

        Assert.Contains("\uFFFD", Assert.Single(e.FieldErrors["name"]), StringComparison.Ordinal);
        Assert.Contains(e.FieldErrors, static f => f.Value is ["wrong"]);
    }

    /// <summary>Encodes every character as one byte, so that a test can send invalid UTF-8.</summary>
    private static byte[] Latin1(string json) => [.. json.SelectMany(static c => c < '\u0100' ? [(byte)c] : Encoding.UTF8.GetBytes([c]))];

    private async Task<TicketAggregationResult> AggregateAsync(string aggregations)
    {
        using var client = AllServices.Create(_server);
        _server.Body = Latin1($$$"""{"data":{"total":1,"aggregations":{{{aggregations}}}}}""");
        return new TicketAggregationResult(await client.Tickets.Api.AggregateAsync(new(), null, null, Token));
    }

    private static async Task<Exception?> TokenAsync(string answer)
    {
        var server = new ScriptedHandler
        {
            Token = (_, _) => Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent(Latin1(answer)) }),
        };
        server.Respond(System.Net.HttpStatusCode.OK, TestClient.EmptyAnswer);
        using var client = TestClient.Create(server);
        return await Record.ExceptionAsync(() => client.AggregateAsync(cancellationToken: Token));
    }
}

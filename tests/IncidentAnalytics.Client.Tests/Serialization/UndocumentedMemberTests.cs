using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Analytics.HeatmapData;
using IncidentAnalytics.Client.Analytics.KpiMeasurements;
using IncidentAnalytics.Client.Analytics.PredictiveInsights;
using IncidentAnalytics.Client.Analytics.PredictiveModels;
using IncidentAnalytics.Client.Analytics.RecurrenceAnalyses;
using IncidentAnalytics.Client.Tests.Support;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Serialization;

/// <summary>Undocumented members: the response stays readable and complete, whatever their values.</summary>
public sealed class UndocumentedMemberTests
{
    /// <summary>Values of every kind of JSON.</summary>
    private static readonly string[] Values =
    [
        "null",
        "true",
        "false",
        "0",
        "-1",
        "12",
        "0.5",
        "60000.0",
        "1.6e12",
        "1e400",
        "-0.0",
        "123456789012345678901234567890.123",
        "\"\"",
        "\"weekly\"",
        "\"12\"",
        "\"99.50\"",
        "\"true\"",
        "\"NaN\"",
        "\"2:30:00\"",
        "\"2024-01-01T24:00:00Z\"",
        "\"2024-13-01\"",
        "\"\\ud83d\"",
        "[]",
        "[null]",
        "[1]",
        "[\"a\",2]",
        "[true]",
        "[[]]",
        "[[1,\"x\"]]",
        "[[1.5,null],[]]",
        "[{\"a\":1}]",
        "[{\"x\":0,\"y\":1,\"value\":2}]",
        "{}",
        "{\"a\":1}",
        "{\"id\":null}",
        "{\"a\":{\"b\":[1,{}]}}",
    ];

    private readonly AnsweringHandler _server = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<Type> Models =>
        [
            typeof(Heatmap),
            typeof(KpiMeasurement),
            typeof(ModelPerformance),
            typeof(ModelTraining),
            typeof(PredictiveInsight),
            typeof(RecurrenceAnalysis),
        ];

    public static TheoryData<string> Actions => ["train", "acknowledge", "resolve", "acknowledge insight"];

    [Fact]
    public void Models_AreThoseOfTheJsonContext() =>
        Assert.Equal(
            typeof(UndocumentedJsonContext)
                .GetCustomAttributesData()
                .Where(static a => a.AttributeType == typeof(JsonSerializableAttribute))
                .Select(static a => ((Type)a.ConstructorArguments[0].Value!).Name)
                .Order(StringComparer.Ordinal),
            Models.FirstArguments<Type>().Select(static m => m.Name).Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Members_AreReadOrKept_WhateverTheirKind(Type model)
    {
        using var client = AllServices.Create(_server);
        foreach (var member in Members(model))
        {
            var reads = await ReadAllAsync(client, model, Values.Select(v => $$"""{"{{member.Name}}":{{v}},"more":[1,"ü"]}"""));
            foreach (var (value, models) in Values.Zip(reads))
                Assert.All(models, read => AssertReadOrKept(read, member, value));
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Members_AreReadBesideOnesThatDoNotFit(Type model)
    {
        using var client = AllServices.Create(_server);
        var misfits = Members(model).Where(static m => m.PropertyType != typeof(JsonElement?)).ToArray();
        foreach (var fitting in misfits.Where(static m => m.PropertyType == typeof(string)))
        {
            var members = misfits.Select(m => $"\"{m.Name}\":{(m == fitting ? "\"fits\"" : "[{\"not\":1}]")}");
            foreach (var read in await ReadAsync(client, model, $"{{{string.Join(',', members)}}}"))
            {
                Assert.Equal("fits", Value(read, fitting));
                Assert.Equal(misfits.Length - 1, AdditionalProperties(read).Count);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Members_ThatComeTwice_DoNotMakeTheResponseUnreadable(Type model)
    {
        using var client = AllServices.Create(_server);
        foreach (var member in Members(model))
        {
            foreach (var (first, second) in new[] { ("[[{}]]", "\"a\""), ("\"a\"", "[[{}]]"), ("{}", "{}"), ("null", "true") })
                await ReadAsync(client, model, $$"""{"{{member.Name}}":{{first}},"{{member.Name}}":{{second}}}""");
        }
    }

    /// <summary>The names of the models' own properties.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public async Task Members_MayHaveTheNamesOfProperties(Type model)
    {
        using var client = AllServices.Create(_server);
        foreach (var name in new[] { "AdditionalProperties", "Extra", "EqualityContract", "Id", "" })
        {
            var bodies = Values.Select(v => $$"""{"{{name}}":{{v}},"id":[{}],"model":[{}],"message":[{}]}""");
            Assert.Equal(Values.Length, (await ReadAllAsync(client, model, bodies)).Count);
        }
    }

    [Fact]
    public async Task ListAsync_KeepsEveryItem_WhenOneHasMembersThatDoNotFit()
    {
        using var client = AllServices.Create(_server);
        _server.Text = """
            {"count":3,"next":null,"previous":null,"results":[
              {"id":"1","recommendations":"Scale up","recurrence_interval":"weekly","related_incidents":[{"id":7}]},
              {"id":2,"recommendations":["Scale up"],"recurrence_interval":"2:30:00","related_incidents":[7]},
              {"id":"3"}]}
            """;

        var items = await client.Analytics.RecurrenceAnalyses.ListAsync(cancellationToken: Token).ToListAsync(Token);

        Assert.Equal(["1", "2", "3"], items.Select(static i => i.Id));
        Assert.Null(items[0].Recommendations);
        Assert.Equal("\"Scale up\"", items[0].AdditionalProperties["recommendations"].GetRawText());
        Assert.Equal("[{\"id\":7}]", items[0].AdditionalProperties["related_incidents"].GetRawText());
        Assert.Equal(["Scale up"], items[1].Recommendations!);
        Assert.Equal((new TimeSpan(2, 30, 0), "7"), (items[1].RecurrenceInterval, Assert.Single(items[1].RelatedIncidents!)));
        Assert.Empty(items[1].AdditionalProperties);
    }

    [Fact]
    public async Task GetDataAsync_ReadsTheDashboard_WhenItsModelsHaveMembersThatDoNotFit()
    {
        using var client = AllServices.Create(_server);
        _server.Text = """
            {"heatmap_data":[{"values":[{"x":0,"y":1,"value":2}],"unit":"h"}],"recent_insights":[{"recommendations":"Scale up","title":"t"}],
            "last_updated":"2024-01-01T00:00:00Z"}
            """;

        var data = await client.Analytics.DashboardConfigurations.GetDataAsync("1", cancellationToken: Token);

        var heatmap = Assert.Single(data.HeatmapData!);
        Assert.Equal((null, "h"), (heatmap.Values, heatmap.Unit));
        Assert.Equal("t", Assert.Single(data.RecentInsights!).Title);
    }

    [Fact]
    public async Task GetAsync_ReadsTheMetric_WhenItsLatestMeasurementHasMembersThatDoNotFit()
    {
        using var client = AllServices.Create(_server);
        _server.Text = """{"id":"1","name":"n","latest_measurement":{"value":{"amount":15.5},"unit":"minutes"}}""";

        var metric = await client.Analytics.KpiMetrics.GetAsync("1", cancellationToken: Token);

        Assert.Equal(("n", null, "minutes"), (metric.Name, metric.LatestMeasurement!.Value, metric.LatestMeasurement.Unit));
        Assert.Equal("""{"amount":15.5}""", metric.LatestMeasurement.AdditionalProperties["value"].GetRawText());
        Assert.Contains("""{"amount":15.5}""", metric.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Actions_Succeed_WhateverTheBodyOfA2xx(string action)
    {
        using var client = AllServices.Create(_server);
        string[] bodies =
        [
            "",
            " ",
            "\uFEFF",
            "null",
            "true",
            "[]",
            "\"started\"",
            "12",
            "{}",
            "started",
            "<html>ok</html>",
            "{\"id\":",
            "[{\"id\":1}]",
            "\"\\ud83d\"",
            """{"message":"Model training started","model":{"id":"x","name":"n"}}""",
            """{"id":{}}""",
            """{"detected_at":"soon"}""",
            """{"status":{"state":"training"}}""",
            """{"error_code":"x"}""",
            """{"detail":"Acknowledged."}""",
            new string('[', 200),
            new string('x', 100_000),
        ];
        foreach (var status in new[] { 200, 201, 202, 203, 204, 205, 206, 299 })
        {
            foreach (var body in bodies)
            {
                _server.Status = (System.Net.HttpStatusCode)status;
                _server.Text = body;
                var result = await ActAsync(client, action);

                if (!body.StartsWith('{') || body == "{\"id\":")
                    Assert.Null(result);
                else if (body is "{}" or """{"detail":"Acknowledged."}""")
                    Assert.Equal(body, result?.ToString());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Actions_Succeed_WhenTheBodyOfA2xxIsInvalidUtf8OrTooLarge(string action)
    {
        using var client = AllServices.Create(_server, configure: static o => o.MaxResponseBytes = 100);
        _server.Body = [.. "{\"message\":\""u8, 0xFF, 0xC0, .. "\"}"u8];
        await ActAsync(client, action);
        _server.Text = $$"""{"message":"{{new string('x', 200)}}"}""";
        await ActAsync(client, action);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Actions_Succeed_WhenTheBodyOfA2xxBreaksOffOrCannotBeDecompressed(string action)
    {
        foreach (
            var exception in new Exception[]
            {
                new IOException("reset"),
                new HttpRequestException("cut"),
                new InvalidDataException("gzip"),
                new InvalidOperationException("brotli"),
                new Polly.Timeout.TimeoutRejectedException("a handler of the user"),
            }
        )
        {
            using var client = AllServices.Create(_server);
            _server.Adjust = r => r.Content = new StreamContent(new BreakingStream("{\"id\":"u8.ToArray(), exception));

            await ActAsync(client, action);
        }

        Assert.Equal(5, _server.Requests);
    }

    [Fact]
    public async Task TrainAsync_ReadsWhatFits()
    {
        using var client = AllServices.Create(_server);
        _server.Text = """{"message":"Model training started","model":{"id":"x","name":"n"},"status":"TRAINING"}""";

        var training = await client.Analytics.PredictiveModels.TrainAsync("x", cancellationToken: Token);

        Assert.Equal(
            ("Model training started", null, PredictiveModelStatus.Training),
            (training!.Message, training.ModelId, training.Status)
        );
        Assert.Equal("""{"id":"x","name":"n"}""", training.AdditionalProperties["model"].GetRawText());
    }

    [Theory]
    [InlineData("99.50")]
    [InlineData("0.1")]
    [InlineData("1234567890123456789.123456789")]
    public async Task Heatmap_KeepsTheDigitsOfItsBounds(string number)
    {
        using var client = AllServices.Create(_server);
        foreach (var written in new[] { number, $"\"{number}\"" })
        {
            _server.Text = $$"""[{"min_value":{{written}},"max_value":{{written}}}]""";

            var heatmap = Assert.Single((await client.Analytics.HeatmapData.GetPageAsync(cancellationToken: Token)).Items);

            var expected = decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal((expected, expected), (heatmap.MinValue, heatmap.MaxValue));
            Assert.Contains($"\"{number}\"", heatmap.ToString(), StringComparison.Ordinal);
        }
    }

    private static void AssertReadOrKept(object read, JsonPropertyInfo member, string value)
    {
        var additional = AdditionalProperties(read);
        var property = Value(read, member);
        if (property is null && value is not ("null" or "\"\"") && !(value == "{\"id\":null}" && member.Name == "id"))
        {
            Assert.Equal(
                value.Replace("\\ud83d", "\\uFFFD", StringComparison.Ordinal),
                Assert.Contains(member.Name, additional).GetRawText()
            );
        }

        if (property is not null)
            Assert.DoesNotContain(member.Name, additional);
        Assert.Equal("[1,\"ü\"]", additional["more"].GetRawText());
        using var printed = JsonDocument.Parse(read.ToString()!);
        Assert.True(JsonElement.DeepEquals(additional["more"], printed.RootElement.GetProperty("more")));
    }

    private static IEnumerable<JsonPropertyInfo> Members(Type model) =>
        UndocumentedJsonContext.Default.GetTypeInfo(model)!.Properties.Where(static p => !p.IsExtensionData && p.Set is not null);

    private static object? Value(object read, JsonPropertyInfo member) => member.Get!(read);

    private static IReadOnlyDictionary<string, JsonElement> AdditionalProperties(object read) =>
        (IReadOnlyDictionary<string, JsonElement>)read.GetType().GetProperty("AdditionalProperties")!.GetValue(read)!;

    private async Task<object[]> ReadAsync(IncidentAnalyticsClient client, Type model, string json) =>
        Assert.Single(await ReadAllAsync(client, model, [json]));

    /// <summary>
    /// Reads models with the client and with the interface: models of lists as the items of one page, the others one by one.
    /// </summary>
    private async Task<IReadOnlyList<object[]>> ReadAllAsync(IncidentAnalyticsClient client, Type model, IEnumerable<string> bodies)
    {
        var models = client.Analytics.PredictiveModels;
        var reads = new List<object[]>();
        if (model == typeof(ModelTraining) || model == typeof(ModelPerformance))
        {
            foreach (var body in bodies)
            {
                _server.Text = body;
                reads.Add(
                    model == typeof(ModelTraining)
                        ?
                        [
                            (await models.TrainAsync("1", cancellationToken: Token))!,
                            (await models.Api.TrainAsync("1", EmptyObjectBody.Instance, null, Token))!,
                        ]
                        : [await models.GetPerformanceAsync("1", cancellationToken: Token)]
                );
            }

            return reads;
        }

        _server.Text = $$"""{"count":1,"next":null,"previous":null,"results":[{{string.Join(',', bodies)}}]}""";
        var ofClient = await ListAsync(client.Analytics, model);
        var ofInterface = await ApiListAsync(client.Analytics, model);
        reads.AddRange(ofClient.Zip(ofInterface, static (a, b) => new[] { a, b }));
        Assert.Equal((bodies.Count(), bodies.Count()), (ofClient.Count(), ofInterface.Count()));
        return reads;
    }

    private static async Task<IEnumerable<object>> ListAsync(AnalyticsClient analytics, Type model) =>
        model.Name switch
        {
            nameof(Heatmap) => (await analytics.HeatmapData.GetPageAsync(cancellationToken: Token)).Items,
            nameof(KpiMeasurement) => (await analytics.KpiMeasurements.GetPageAsync(cancellationToken: Token)).Items,
            nameof(PredictiveInsight) => (await analytics.PredictiveInsights.GetPageAsync(cancellationToken: Token)).Items,
            _ => (await analytics.RecurrenceAnalyses.GetPageAsync(cancellationToken: Token)).Items,
        };

    private static async Task<IEnumerable<object>> ApiListAsync(AnalyticsClient analytics, Type model) =>
        model.Name switch
        {
            nameof(Heatmap) => (await analytics.HeatmapData.Api.ListAsync(null, null, Token)).Results,
            nameof(KpiMeasurement) => (await analytics.KpiMeasurements.Api.ListAsync(null, null, Token)).Results,
            nameof(PredictiveInsight) => (await analytics.PredictiveInsights.Api.ListAsync(null, null, Token)).Results,
            _ => (await analytics.RecurrenceAnalyses.Api.ListAsync(null, null, Token)).Results,
        };

    private static async Task<object?> ActAsync(IncidentAnalyticsClient client, string action) =>
        action switch
        {
            "train" => await client.Analytics.PredictiveModels.TrainAsync("1", cancellationToken: Token),
            "acknowledge" => await client.Analytics.AnomalyDetections.AcknowledgeAsync("1", cancellationToken: Token),
            "resolve" => await client.Analytics.AnomalyDetections.ResolveAsync("1", cancellationToken: Token),
            _ => await client.Analytics.PredictiveInsights.AcknowledgeAsync("1", cancellationToken: Token),
        };
}

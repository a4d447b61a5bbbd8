using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EventTimeline.Report;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.Testing;
using OperationsDashboard.Report;
using TicketTrends.Report;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples;

/// <summary>Output for programs: <c>--output json</c> and <c>--output csv</c>.</summary>
public sealed class ExampleOutputTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TicketTrends_HasTheSameCountsAsJsonAndCsv()
    {
        var (json, document) = await ReadJsonAsync("TicketTrends", TrendsJson.Default.TrendsDocument);
        var rows = await ReadCsvAsync("TicketTrends");

        Assert.Equal(json.GetProperty("total").GetInt64(), document.PerDay.Sum(static day => day.Tickets));
        Assert.Equal("2026-03-02", json.GetProperty("today").GetString());
        Assert.Equal(["group", "name", "tickets", "resolved"], rows[0]);
        Assert.Equal(["total", "", Text(document.Total), Text(document.Resolved)], rows[1]);
        string[][] types = [.. document.Types.Select(static type => (string[])["type", type.Name, Text(type.Count), Text(type.Resolved)])];
        Assert.NotEmpty(types);
        Assert.Equal(types, rows.Where(static row => row[0] == "type"));
        string[][] days =
        [
            .. document.PerDay.Select(static day =>
                (string[])["day", day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Text(day.Tickets), ""]
            ),
        ];
        Assert.Equal(days, rows.Where(static row => row[0] == "day"));
    }

    [Fact]
    public async Task EventTimeline_HasTheSameCountsAsJsonAndCsv()
    {
        var (json, document) = await ReadJsonAsync("EventTimeline", TimelineJson.Default.TimelineDocument);
        var rows = await ReadCsvAsync("EventTimeline");

        Assert.Equal((7 * 24 * 60, 180), (json.GetProperty("lastMinutes").GetInt32(), json.GetProperty("stepMinutes").GetInt32()));
        Assert.Equal(document.Total, document.Series.Sum(static series => series.Counts.Sum()));
        Assert.Equal("2026-02-23T12:00:00+00:00", json.GetProperty("times")[0].GetString());
        Assert.Equal(["time", "severity", "count"], rows[0]);
        string[][] expected =
        [
            .. document.Series.SelectMany(series =>
                document.Times.Zip(
                    series.Counts,
                    (time, count) =>
                        (string[])[time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture), series.Severity!, Text(count)]
                )
            ),
        ];
        Assert.Equal(expected, rows[1..]);
    }

    [Fact]
    public async Task OperationsDashboard_HasTheSameFiguresAsJsonAndCsv()
    {
        var (json, document) = await ReadJsonAsync("OperationsDashboard", DashboardJson.Default.DashboardDocument);
        var rows = await ReadCsvAsync("OperationsDashboard");

        Assert.Equal("2026-03-02T12:00:00+00:00", json.GetProperty("readAt").GetString());
        Assert.Equal(JsonValueKind.Number, json.GetProperty("kpis")[0].GetProperty("value").ValueKind);
        Assert.Equal(8, document.Anomalies.Count);
        Assert.Equal(7, document.Heatmap!.Values!.Count);
        Assert.Equal(["section", "name", "value", "unit", "trend_percent", "target", "target_met"], rows[0]);
        string[][] kpis =
        [
            .. document.Kpis.Select(static kpi =>
                (string[])
                    [
                        "kpi",
                        kpi.Name!,
                        Text(kpi.Value),
                        kpi.Unit!,
                        Text(kpi.TrendPercent),
                        Text(kpi.Target),
                        kpi.TargetMet is { } met
                            ? met
                                ? "true"
                                : "false"
                            : "",
                    ]
            ),
        ];
        Assert.Contains(kpis, static kpi => kpi[6] == "false");
        Assert.Equal(kpis, rows.Where(static row => row[0] == "kpi"));
        Assert.Contains(rows, row => row is ["anomalies", "unresolved", var count, ..] && count == Text(document.AnomalyCounts.Unresolved));
        Assert.Contains(rows, row => row is ["costs", "Total", var amount, "USD", ..] && amount == Text(document.Costs.Total));
    }

    [Fact]
    public async Task SonarTriage_WritesWhatItExports()
    {
        var folder = Directory.CreateTempSubdirectory("sonar-triage-");
        try
        {
            foreach (var format in (string[])["csv", "json"])
            {
                var file = Path.Combine(folder.FullName, "tickets." + format);
                var run = await ExampleRun.RunAsync(
                    "SonarTriage",
                    ["--output", format, "--export", file],
                    timeProvider: new FakeTimeProvider(),
                    cancellationToken: Cancellation
                );

                Assert.Equal(0, run.ExitCode);
                Assert.EndsWith($" tickets written to {file}\n", run.Error, StringComparison.Ordinal);
                Assert.Equal(await File.ReadAllTextAsync(file, Cancellation), format == "json" ? run.Output.TrimEnd('\n') : run.Output);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("TicketTrends")]
    [InlineData("EventTimeline")]
    [InlineData("SonarTriage")]
    [InlineData("OperationsDashboard")]
    public async Task Output_HasNothingButData_InATerminal(string example)
    {
        var terminal = new ExampleTerminal { IsInteractive = true };

        var run = await ExampleRun.RunAsync(example, ["--output", "json"], terminal, new FakeTimeProvider(), Cancellation);

        run.AssertSucceeded();
        Assert.DoesNotContain('\u001b', run.Output);
        using var document = JsonDocument.Parse(run.Output);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("csv")]
    public async Task Output_IsEmpty_WhenACallFails(string format)
    {
        await using var service = await AnalyticsService.StartAsync(
            Fault.Answer(403, """{"detail":"not yours"}""") with
            {
                Path = AnalyticsService.Root + "cost-analyses/summary/",
            }
        );

        var run = await service.RunAsync(["--output", format]);

        run.AssertFailed(ReferenceCredentials.AnalyticsToken, "not yours");
    }

    [Theory]
    [InlineData("TicketTrends", "--output xml", "xml")]
    [InlineData("EventTimeline", "--output", "--output")]
    [InlineData("OperationsDashboard", "--watch --output json", "--watch is for --output text")]
    public async Task Output_IsRefused_WhenItIsNoFormat(string example, string args, string problem) =>
        (await ExampleRun.RunAsync(example, args.Split(' '), cancellationToken: Cancellation)).AssertFailed("hunter2", problem);

    [Fact]
    public async Task Csv_DisarmsFormulas_AndKeepsNegativeNumbers()
    {
        await using var service = await AnalyticsService.StartAsync(
            Fault.Answer(200, """[{"metric_name":"=1+1","current_value":"-2.50","unit":"@x","trend_percentage":-1}]""") with
            {
                Path = AnalyticsService.Root + "kpi-metrics/summary/",
            }
        );

        var run = await service.RunAsync(["--output", "csv"]);

        run.AssertSucceeded();
        Assert.Equal(["kpi", "'=1+1", "-2.50", "'@x", "-1", "", ""], CsvText.Read(run.Output)[1]);
    }

    /// <summary>Reads the document with the types that wrote it; writing it again gives the same text.</summary>
    private static async Task<(JsonElement Json, T Document)> ReadJsonAsync<T>(string example, JsonTypeInfo<T> type)
    {
        var run = await ExampleRun.RunAsync(
            example,
            ["--output", "json"],
            timeProvider: new FakeTimeProvider(),
            cancellationToken: Cancellation
        );
        run.AssertSucceeded();
        var json = JsonElement.Parse(run.Output);
        var document = JsonSerializer.Deserialize(run.Output, type)!;
        Assert.True(JsonElement.DeepEquals(json, JsonSerializer.SerializeToElement(document, type)));
        return (json, document);
    }

    private static async Task<List<string[]>> ReadCsvAsync(string example)
    {
        var run = await ExampleRun.RunAsync(
            example,
            ["--output", "csv"],
            timeProvider: new FakeTimeProvider(),
            cancellationToken: Cancellation
        );
        run.AssertSucceeded();
        return CsvText.Read(run.Output);
    }

    private static string Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";
}

using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples;

public sealed partial class OperationsDashboardReportTests
{
    private const string Hostile = "\\u001b]0;owned\\u0007\\n[red]x[/]";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Offline_PrintsTheServersOwnNumbers()
    {
        await using var service = await AnalyticsService.StartAsync();
        var kpis = (await service.GetAsync("kpi-metrics/summary/")).EnumerateArray().ToArray();
        var anomalies = (await service.GetAsync("anomaly-detections/?ordering=-detected_at&page_size=100"))
            .GetProperty("results")
            .EnumerateArray()
            .ToArray();
        var summary = await service.GetAsync("anomaly-detections/summary/");
        var costs = await service.GetAsync("cost-analyses/summary/");
        var heatmap = (await service.GetAsync("heatmap-data/?heatmap_type=INCIDENT_FREQUENCY&time_granularity=HOURLY")).GetProperty(
            "results"
        )[0];

        var run = await ExampleRun.RunOperationsDashboardAsync([], timeProvider: service.Clock, cancellationToken: Token);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            ["Source:       offline, embedded reference server (see --help)", "Read:         2026-03-02 12:00 UTC"],
            run.OutputLines[1..3]
        );
        Assert.Equal(22, kpis.Length);
        foreach (var kpi in kpis)
        {
            var change =
                AnalyticsService.Number(kpi, "trend_percentage").ToString("+#,0.0;-#,0.0;0.0", CultureInfo.InvariantCulture) + " %";
            var hasTarget = kpi.GetProperty("target_value").ValueKind != JsonValueKind.Null;
            var met =
                !hasTarget ? ""
                : kpi.GetProperty("target_met").GetBoolean() ? "met"
                : "missed";
            var row = Assert.Single(
                run.OutputLines,
                line => line.StartsWith($"{kpi.GetProperty("metric_name"), -36}", StringComparison.Ordinal)
            );
            Assert.Contains($"{kpi.GetProperty("trend"), 9}{change, 10}", row, StringComparison.Ordinal);
            Assert.EndsWith(hasTarget ? "  " + met : " -", row, StringComparison.Ordinal);
        }

        Assert.Contains(
            run.OutputLines,
            line =>
                line.StartsWith(
                    $"ANOMALIES     {summary.GetProperty("unresolved_anomalies")} unresolved of {summary.GetProperty("total_anomalies")}: ",
                    StringComparison.Ordinal
                )
        );
        string[] severities = ["CRITICAL", "HIGH", "MEDIUM", "LOW"];
        var unresolved = anomalies.Where(static a => a.GetProperty("status").GetString() is "DETECTED" or "INVESTIGATING" or "CONFIRMED");
        var listed = unresolved
            .OrderBy(a => Array.IndexOf(severities, a.GetProperty("severity").GetString()))
            .ThenByDescending(static a => a.GetProperty("detected_at").GetString(), StringComparer.Ordinal)
            .Take(8)
            .Select(static a => a.GetProperty("id").GetString()!);
        var shown = run.OutputLines.Select(static line => Id().Match(line).Value).Where(static id => id.Length > 0);
        Assert.Equal(listed, shown);
        Assert.Contains(Row("Total", AnalyticsService.Number(costs, "total_cost")), run.OutputLines);
        Assert.Contains(Row("Downtime", AnalyticsService.Number(costs, "downtime_cost")), run.OutputLines);
        var monday = heatmap
            .GetProperty("values")[0]
            .EnumerateArray()
            .Select(static v => $"{v.GetDouble().ToString("0.#", CultureInfo.InvariantCulture), 5}");
        Assert.Contains($"{"Monday", -24}{string.Concat(monday)}", run.OutputLines);
    }

    [Fact]
    public async Task Service_PrintsTheSameReportAndItsAddress()
    {
        await using var service = await AnalyticsService.StartAsync();
        var offline = await ExampleRun.RunOperationsDashboardAsync([], timeProvider: service.Clock, cancellationToken: Token);

        var run = await service.RunAsync();

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal("Source:       " + service.Server.BaseAddress, run.OutputLines[1]);
        Assert.Equal(offline.OutputLines[2..], run.OutputLines[2..]);
        Assert.Equal(AnalyticsService.RequestsOfAReading, service.Server.Requests.Count);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("3", 3)]
    public async Task Anomalies_ListsTheGivenNumber(string count, int lines)
    {
        var run = await ExampleRun.RunOperationsDashboardAsync(
            ["--anomalies", count],
            timeProvider: new FakeTimeProvider(),
            cancellationToken: Token
        );

        Assert.Equal(lines, run.OutputLines.Count(static line => Id().IsMatch(line)));
    }

    [Fact]
    public async Task PlainReport_HasNoEscapeCodes_AndIgnoresTheCulture()
    {
        var clock = new FakeTimeProvider();
        var run = await ExampleRun.RunOperationsDashboardAsync([], timeProvider: clock, cancellationToken: Token);

        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("th-TH");
        var thai = await ExampleRun.RunOperationsDashboardAsync([], timeProvider: clock, cancellationToken: Token);

        Assert.Equal(run, thai);
        Assert.DoesNotContain(run.Output, static c => (char.IsControl(c) && c != '\n') || c > '~');
        Assert.All(run.OutputLines, static line => Assert.Equal(line.TrimEnd(), line));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(110)]
    [InlineData(160)]
    public async Task TerminalReport_DrawsTablesAndAHeatmap_ThatFit(int width)
    {
        var clock = new FakeTimeProvider();
        var plain = await ExampleRun.RunOperationsDashboardAsync([], timeProvider: clock, cancellationToken: Token);
        var run = await ExampleRun.RunOperationsDashboardAsync(
            [],
            timeProvider: clock,
            terminal: new ExampleTerminal(width),
            cancellationToken: Token
        );

        var lines = run.Text.Split('\n');
        run.AssertSucceeded();
        run.AssertIsDrawn(width);
        var ids = plain.OutputLines.Select(static line => Id().Match(line).Value).Where(static id => id.Length > 0).ToArray();
        Assert.Equal(8, ids.Length);
        Assert.All(ids, id => Assert.Contains(lines, line => line.Contains(id, StringComparison.Ordinal)));
        Assert.Contains(lines, static line => line.Contains(" Monday ", StringComparison.Ordinal));
        Assert.Contains(lines, static line => Axis().IsMatch(line));
        Assert.Contains("\u001b[48;2;215;70;60m", run.Output, StringComparison.Ordinal);
        Assert.Contains("\u001b[48;2;38;50;110m", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Report_EscapesTextsOfTheService(bool terminal)
    {
        await using var service = await AnalyticsService.StartAsync(
            Answer(
                "kpi-metrics/summary/",
                $$"""[{"metric_name":"{{Hostile}}","current_value":"1","unit":"{{Hostile}}","trend":"{{Hostile}}","target_value":"1","target_met":false}]"""
            ),
            Answer(
                "anomaly-detections/",
                $$"""{"count":1,"next":null,"results":[{"id":"{{Hostile}}","severity":"{{Hostile}}","status":"{{Hostile}}","description":"{{Hostile}}"}]}"""
            ),
            Answer("cost-analyses/summary/", $$"""{"total_cost":"1.00","currency":"{{Hostile}}"}"""),
            Answer(
                "heatmap-data/",
                $$"""{"count":1,"next":null,"results":[{"x_labels":["{{Hostile}}","2"],"y_labels":["{{Hostile}}"],"values":[[1,null],[3,4,5]],"unit":"{{Hostile}}"}]}"""
            )
        );

        var run = await service.RunAsync(terminal: terminal ? new ExampleTerminal(110) : null);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("[red]x[/]", run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b]0;", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u0007', run.Output);
        Assert.All(run.Text.Split('\n'), line => Assert.False(terminal && line.Length > 110, line));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Report_IsEmpty_WhenTheServiceHasNoData(bool terminal)
    {
        await using var service = await AnalyticsService.StartAsync(
            Answer("kpi-metrics/summary/", "[]"),
            Answer("anomaly-detections/", """{"count":0,"next":null,"previous":null,"results":[]}"""),
            Answer("anomaly-detections/summary/", "{}"),
            Answer("cost-analyses/summary/", "{}"),
            Answer("predictive-insights/summary/", "{}"),
            Answer("heatmap-data/", "[]")
        );

        var run = await service.RunAsync(terminal: terminal ? new ExampleTerminal() : null);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain(" (, ", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_NamesEveryOptionAndTheSourceOfTheToken()
    {
        var run = await ExampleRun.RunOperationsDashboardAsync(["--help"], cancellationToken: Token);

        Assert.Equal(0, run.ExitCode);
        string[] expected = ["--anomalies", "--watch", "--interval", "--acknowledge", "--train", "--base-url", "INCIDENT_ANALYTICS_TOKEN"];
        Assert.All(expected, name => Assert.Contains(name, run.Output, StringComparison.Ordinal));
    }

    private static Fault Answer(string path, string body) => Fault.Answer(200, body) with { Path = AnalyticsService.Root + path };

    private static string Row(string name, decimal amount) => $"{name, -36}{"$" + amount.ToString("N0", CultureInfo.InvariantCulture), 20}";

    [GeneratedRegex(
        "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Id();

    [GeneratedRegex(" 00 +0[12] .* 2[23] *$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Axis();
}

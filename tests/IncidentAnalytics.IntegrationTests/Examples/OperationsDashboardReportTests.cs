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
        var anomalies = await service.GetAsync("anomaly-detections/?ordering=-detected_at&page_size=8");
        var summary = await service.GetAsync("anomaly-detections/summary/");
        var costs = await service.GetAsync("cost-analyses/summary/");
        var heatmap = (await service.GetAsync("heatmap-data/?heatmap_type=INCIDENT_FREQUENCY&time_granularity=HOURLY")).GetProperty(
            "results"
        )[0];

        var run = await ExampleRun.RunOperationsDashboardAsync([], timeProvider: service.Clock, cancellationToken: Token);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            ["Source:       offline, sample incidents of the embedded server (see --help)", "Read:         2026-03-02 12:00 UTC"],
            run.OutputLines[1..3]
        );
        Assert.Equal(22, kpis.Length);
        foreach (var kpi in kpis)
        {
            var value = AnalyticsService.Number(kpi, "current_value").ToString("#,0.##", CultureInfo.InvariantCulture);
            var hasTarget = kpi.GetProperty("target_value").ValueKind != JsonValueKind.Null;
            var target = hasTarget ? AnalyticsService.Number(kpi, "target_value").ToString("#,0.##", CultureInfo.InvariantCulture) : "-";
            var change = AnalyticsService.Number(kpi, "trend_percentage").ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + "%";
            var row =
                $"{kpi.GetProperty("metric_name"), -36}{value + " " + kpi.GetProperty("unit"), 20}{kpi.GetProperty("trend"), 9}{change, 10}{target, 12}  ";
            Assert.Contains(
                hasTarget ? row + (kpi.GetProperty("target_met").GetBoolean() ? "met" : "missed") : row.TrimEnd(),
                run.OutputLines
            );
        }

        Assert.Contains(
            run.OutputLines,
            line => line.StartsWith($"ANOMALIES     {summary.GetProperty("total_anomalies")} (", StringComparison.Ordinal)
        );
        var listed = anomalies.GetProperty("results").EnumerateArray().Select(static a => a.GetProperty("id").GetString()!).ToArray();
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
            terminal: true,
            width: width,
            cancellationToken: Token
        );

        var lines = EscapeCode().Replace(run.Output, "").Split('\n');
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
        Assert.Equal(3, lines.Count(static line => line.StartsWith('╭')));
        Assert.DoesNotContain(lines, static line => line.Contains('…', StringComparison.Ordinal));
        var ids = plain.OutputLines.Select(static line => Id().Match(line).Value).Where(static id => id.Length > 0).ToArray();
        Assert.Equal(8, ids.Length);
        Assert.All(ids, id => Assert.Contains(lines, line => line.Contains(id, StringComparison.Ordinal)));
        Assert.Contains(lines, static line => line.StartsWith(" Monday ", StringComparison.Ordinal));
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

        var run = await service.RunAsync(terminal: terminal, width: 110);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("[red]x[/]", EscapeCode().Replace(run.Output, ""), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b]0;", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u0007', run.Output);
        Assert.All(EscapeCode().Replace(run.Output, "").Split('\n'), line => Assert.False(terminal && line.Length > 110, line));
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

        var run = await service.RunAsync(terminal: terminal);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain(" (, ", EscapeCode().Replace(run.Output, ""), StringComparison.Ordinal);
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

    private static string Row(string name, decimal amount) =>
        $"{name, -36}{amount.ToString("N2", CultureInfo.InvariantCulture) + " USD", 20}";

    [GeneratedRegex(
        "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Id();

    [GeneratedRegex("^ +00 +0[12] .* 2[23] *$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Axis();

    [GeneratedRegex("\u001b\\[[0-9;?]*[a-zA-Z]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EscapeCode();
}

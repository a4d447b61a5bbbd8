using System.Globalization;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples;

public sealed class TicketTrendsReportTests
{
    private const string HostileAnswer = """
        {"data":{"total":{"value":10000,"relation":"gte"},"aggregations":{
          "tickets_by_type":{"sum_other_doc_count":2500,"buckets":[{"key":"\u001b]0;owned\u0007[red]x[/]","doc_count":7500,"resolved_count":{"doc_count":2500}}]},
          "tickets_over_time":{"buckets":[{"key":1772323200000,"doc_count":4000},{"key":1772409600000,"doc_count":8000}]},
          "resolved_count":{"doc_count":3000}}}}
        """;

    [Fact]
    public async Task Offline_PrintsTheServersOwnCounts()
    {
        await using var service = await TicketService.StartAsync();
        var counted = await service.AggregateAsync(
            new
            {
                application = "atr",
                app_type = new[] { "ec2", "kubernetes" },
                domain = new[] { "your-domain-1.example.com", "your-domain-2.example.com" },
                start_time = Seconds(service.Clock.GetUtcNow().AddDays(-90)),
                end_time = Seconds(service.Clock.GetUtcNow()),
                includes_eu = false,
                aggs = new
                {
                    types = new { terms = new { field = "ticket.type", size = 20 } },
                    days = new { date_histogram = new { field = "@timestamp", fixed_interval = "1d" } },
                    resolved = new { filter = new { term = new Dictionary<string, bool> { ["ticket.resolved"] = true } } },
                },
            }
        );
        var total = counted.GetProperty("total").GetInt64();
        var results = counted.GetProperty("aggregations");
        var types = results.GetProperty("types").GetProperty("buckets").EnumerateArray().ToArray();
        var days = results.GetProperty("days").GetProperty("buckets").EnumerateArray().TakeLast(7).ToArray();

        var run = await ExampleRun.RunTicketTrendsAsync(
            [],
            timeProvider: service.Clock,
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.InRange(total, 1000, 100_000);
        Assert.InRange(types.Length, 3, 20);
        Assert.Contains(Row("All", total, "100.0 %"), run.OutputLines);
        var resolved = results.GetProperty("resolved").GetProperty("doc_count").GetInt64();
        Assert.Contains(Row("Resolved", resolved, Percent(resolved, total)), run.OutputLines);
        foreach (var type in types)
        {
            var count = type.GetProperty("doc_count").GetInt64();
            Assert.Contains(
                run.OutputLines,
                line => line.StartsWith(Row(type.GetProperty("key").GetString()!, count, Percent(count, total)), StringComparison.Ordinal)
            );
        }

        Assert.Equal(7, days.Length);
        foreach (var day in days)
        {
            var date = DateTimeOffset.FromUnixTimeMilliseconds(day.GetProperty("key").GetInt64());
            var name = date.ToString("yyyy-MM-dd ddd", CultureInfo.InvariantCulture);
            Assert.Contains(
                run.OutputLines,
                line => line.StartsWith(Row(name, day.GetProperty("doc_count").GetInt64()), StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public async Task Service_PrintsTheSameReportAndItsAddress()
    {
        await using var service = await TicketService.StartAsync();
        var offline = await ExampleRun.RunTicketTrendsAsync(
            [],
            timeProvider: service.Clock,
            cancellationToken: TestContext.Current.CancellationToken
        );

        var run = await service.RunAsync(more: ["--domain", "your-domain-1.example.com", "--domain", "your-domain-2.example.com"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("Source:       offline, ", offline.OutputLines[1], StringComparison.Ordinal);
        Assert.Equal("Source:       " + service.Arguments[1], run.OutputLines[1]);
        Assert.Equal(offline.OutputLines[2..], run.OutputLines[2..]);
    }

    [Fact]
    public async Task Options_AreSent_WithEveryDomainByDefault()
    {
        await using var service = await TicketService.StartAsync();

        var all = await service.RunAsync();
        var some = await service.RunAsync(
            more: ["--application", "checkout", "--app-type", "rds", "--domain", "shop.example.com", "--days", "3", "--includes-eu"]
        );

        Assert.Contains("Domains:      all", all.OutputLines);
        Assert.Contains("App types:    rds", some.OutputLines);
        Assert.Contains("EU tickets:   included", some.OutputLines);
        Assert.Contains("Window:       2026-02-27 to 2026-03-02 UTC (3 days)", some.OutputLines);
        Assert.Equal(3, some.OutputLines.Count(static line => line.StartsWith("2026-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task PlainReport_HasNoEscapeCodes_AndIgnoresTheCulture()
    {
        var clock = new FakeTimeProvider();
        var run = await ExampleRun.RunTicketTrendsAsync([], timeProvider: clock, cancellationToken: TestContext.Current.CancellationToken);

        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("th-TH");
        var thai = await ExampleRun.RunTicketTrendsAsync([], timeProvider: clock, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(run, thai);
        Assert.DoesNotContain(run.Output, static c => (char.IsControl(c) && c != '\n') || c > '~');
        Assert.All(run.OutputLines, static line => Assert.Equal(line.TrimEnd(), line));
    }

    [Fact]
    public async Task TerminalReport_DrawsTablesAndBars_ThatFit()
    {
        var run = await ExampleRun.RunTicketTrendsAsync(
            [],
            timeProvider: new FakeTimeProvider(),
            terminal: true,
            cancellationToken: TestContext.Current.CancellationToken
        );

        var lines = run.Text.Split('\n');
        run.AssertSucceeded();
        run.AssertIsDrawn();
        Assert.Contains(
            lines,
            static line => line.StartsWith(" incident ", StringComparison.Ordinal) && line.Contains("████", StringComparison.Ordinal)
        );
        Assert.Contains(
            lines,
            static line =>
                line.StartsWith(" Mon 2026-03-02 ", StringComparison.Ordinal) && line.EndsWith("so far", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("""{"data":{"total":0,"aggregations":{}}}""")]
    [InlineData("""{"data":{}}""")]
    [InlineData("{}")]
    public async Task Report_PrintsZeroPercent_WithoutTickets(string answer)
    {
        await using var service = await TicketService.StartAsync(
            Fault.Answer(200, answer) with
            {
                Path = TicketService.Endpoint,
                Times = 2,
            }
        );

        var plain = await service.RunAsync();
        var drawn = await service.RunAsync(terminal: true);

        Assert.Equal((0, ""), (plain.ExitCode, plain.Error));
        Assert.Contains(Row("All", 0, "0.0 %"), plain.OutputLines);
        Assert.Contains(Row("Resolved", 0, "0.0 %"), plain.OutputLines);
        Assert.Contains(Row("Last week's change", "n/a"), plain.OutputLines);
        Assert.Equal((0, ""), (drawn.ExitCode, drawn.Error));
    }

    [Fact]
    public async Task Report_CountsByDays_WhenTheTotalIsALowerBound()
    {
        await using var service = await TicketService.StartAsync(Fault.Answer(200, HostileAnswer) with { Path = TicketService.Endpoint });

        var run = await service.RunAsync();

        Assert.Contains(Row("All", 12_000, "100.0 %"), run.OutputLines);
        Assert.Contains(Row("Resolved", 3000, "25.0 %"), run.OutputLines);
        Assert.Contains(Row("(other types)", 2500, "20.8 %"), run.OutputLines);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Report_EscapesNamesOfTheService(bool terminal)
    {
        await using var service = await TicketService.StartAsync(Fault.Answer(200, HostileAnswer) with { Path = TicketService.Endpoint });

        var run = await service.RunAsync(terminal: terminal);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("[red]x[/]", run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b]0;", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u0007', run.Output);
    }

    [Fact]
    public async Task Help_NamesEveryOptionAndTheSourceOfTheSecret()
    {
        var run = await ExampleRun.RunTicketTrendsAsync(["--help"], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(0, run.ExitCode);
        string[] expected =
        [
            "--application",
            "--app-type",
            "--domain",
            "--days",
            "--includes-eu",
            "--base-url",
            "--token-url",
            "--client-id",
            "--scope",
            "INCIDENT_ANALYTICS_CLIENT_SECRET",
        ];
        Assert.All(expected, name => Assert.Contains(name, run.Output, StringComparison.Ordinal));
    }

    private static string Row(string name, long count, string share = "") =>
        Row(name, count.ToString("N0", CultureInfo.InvariantCulture), share);

    private static string Row(string name, string count, string share = "") => $"{name, -24}{count, 12}{share, 10}".TrimEnd();

    private static string Percent(long part, long total) =>
        ((double)part / total * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Seconds(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

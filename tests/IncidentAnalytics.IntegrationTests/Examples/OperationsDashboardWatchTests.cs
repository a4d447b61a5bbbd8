using Examples;
using IncidentAnalytics.ReferenceServer.Faults;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples;

/// <summary><c>--watch</c> in a terminal, and what it does when a refresh fails.</summary>
public sealed class OperationsDashboardWatchTests
{
    private const string Enter = "\u001b[?1049h\u001b[?25l";
    private const string Leave = "\u001b[?25h\u001b[?1049l";

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(60, 20)]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    [InlineData(160, 60)]
    [InlineData(80, 8)]
    public async Task Watch_FitsTheWindow_AndRestoresTheScreen(int width, int height)
    {
        await using var service = await AnalyticsService.StartAsync();
        using var ctrlC = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var output = new FrameOutput();
        var run = RunAsync(service, output, ctrlC, new ExampleTerminal(width, height));

        var lines = await output.NextAsync(run);
        await ctrlC.CancelAsync();

        var ended = await run;
        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Contains(Enter, ended.Output, StringComparison.Ordinal);
        Assert.EndsWith(Leave, ended.Output, StringComparison.Ordinal);
        Assert.InRange(lines.Length, height - (width < 160 ? 1 : 20), height);
        Assert.All(lines, line => Assert.InRange(Show.Width(line), 0, width));
        Assert.Equal(height <= 40, lines[^1].Contains(" more", StringComparison.Ordinal));
        Assert.Equal(width >= 120, lines.Any(static line => line.Contains("Incidents by weekday", StringComparison.Ordinal)));
        Assert.StartsWith("Unresolved anomalies", lines.First(static line => line.EndsWith('─')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_KeepsTheDataAndShowsTheFailure_WhenARefreshFails()
    {
        await using var service = await AnalyticsService.StartAsync();
        using var ctrlC = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var output = new FrameOutput();
        var run = RunAsync(service, output, ctrlC, new ExampleTerminal(120, 40));

        var first = await output.NextAsync(run);
        Assert.EndsWith("Read       2026-03-02 12:00:00 UTC, next in 2 s", first[2], StringComparison.Ordinal);
        service.Server.Faults.Add(
            Fault.Answer(403, """{"detail":"not any more"}""") with
            {
                Path = AnalyticsService.Root + "cost-analyses/summary/",
            }
        );
        Assert.EndsWith(", next in 1 s", (await TickAsync(service, output, run))[2], StringComparison.Ordinal);
        Assert.EndsWith(", refreshing", (await TickAsync(service, output, run))[2], StringComparison.Ordinal);

        var failed = await output.NextAsync(run);
        Assert.EndsWith("Read       2026-03-02 12:00:00 UTC, next in 2 s", failed[2], StringComparison.Ordinal);
        Assert.Contains("Failed     12:00:02 UTC: this client may not do that - ", failed[3], StringComparison.Ordinal);
        Assert.Contains("not any more", failed[3], StringComparison.Ordinal);
        Assert.Equal(first[3..10], failed[4..11]);

        await TickAsync(service, output, run);
        await TickAsync(service, output, run);
        var recovered = await output.NextAsync(run);
        Assert.EndsWith("Read       2026-03-02 12:00:04 UTC, next in 2 s", recovered[2], StringComparison.Ordinal);
        Assert.DoesNotContain(recovered, static line => line.Contains("Failed", StringComparison.Ordinal));

        await ctrlC.CancelAsync();
        Assert.Equal((0, ""), ((await run).ExitCode, (await run).Error));
    }

    [Fact]
    public async Task Watch_RestoresTheScreen_WhenItThrows()
    {
        await using var service = await AnalyticsService.StartAsync();
        using var ctrlC = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var output = new FrameOutput();
        var run = RunAsync(service, output, ctrlC, new ExampleTerminal());
        await output.NextAsync(run);

        output.FailsWith = new InvalidOperationException("a bug");
        service.Clock.Advance(Second);

        var ended = await run;
        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("a bug", ended.Error, StringComparison.Ordinal);
        Assert.EndsWith(Leave, ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_PrintsTheFailureAndGoesOn_WithoutATerminal()
    {
        await using var service = await AnalyticsService.StartAsync();
        using var ctrlC = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var output = new WatchedOutput("Sunday");
        var error = new WatchedOutput("2026-03-02 12:00 UTC error: ");
        var run = service.RunAsync(["--watch"], output: output, error: error, cancellationToken: ctrlC.Token);
        await output.NextAsync(run);
        service.Server.Faults.Add(
            Fault.Answer(403, """{"detail":"not any more"}""") with
            {
                Path = AnalyticsService.Root + "cost-analyses/summary/",
            }
        );
        service.Clock.Advance(TimeSpan.FromSeconds(30));
        await error.NextAsync(run);
        service.Clock.Advance(TimeSpan.FromSeconds(30));
        await output.NextAsync(run);
        await ctrlC.CancelAsync();

        var ended = await run;
        Assert.Equal(0, ended.ExitCode);
        Assert.StartsWith("2026-03-02 12:00 UTC error: this client may not do that - ", ended.Error, StringComparison.Ordinal);
        Assert.Equal(2, ended.OutputLines.Count(static line => line == "OPERATIONS DASHBOARD"));
    }

    private static Task<ExampleRun> RunAsync(
        AnalyticsService service,
        FrameOutput output,
        CancellationTokenSource ctrlC,
        ExampleTerminal terminal
    ) =>
        service.RunAsync(
            ["--watch", "--interval", "2"],
            terminal: terminal with
            {
                IsInteractive = true,
            },
            output: output,
            cancellationToken: ctrlC.Token
        );

    private static Task<string[]> TickAsync(AnalyticsService service, FrameOutput output, Task run)
    {
        service.Clock.Advance(Second);
        return output.NextAsync(run);
    }
}

using System.Globalization;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples;

public sealed class EventTimelineReportTests
{
    private const string HostileAnswer = """
        {"step":60000,"timestamps":[1772452680000,1772452740000,1772452800000],"series":[
          {"event_severity":"\u001b]0;owned\u0007[red]x[/]","values":[1,0,2]},
          {"event_severity":"\u202Egnihtemos","values":[7]},
          {"event_severity":"Major","values":[1,2,3,4,5]},
          {"event_severity":"Minor","values":[-5,0,0]},
          {"values":null}]}
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", 7 * 24 * 60, 180)]
    [InlineData("--last 1h", 60, 1)]
    [InlineData("--last 24h", 24 * 60, 30)]
    [InlineData("--last 7d --step 6h", 7 * 24 * 60, 360)]
    public async Task Offline_PrintsTheServersOwnCounts(string args, int minutes, int stepMinutes)
    {
        await using var service = await EventService.StartAsync();
        var counted = await service.CountAsync(
            new { time_range = $"-1.-1.{minutes.ToString(CultureInfo.InvariantCulture)}", step = stepMinutes * 60_000 }
        );
        var series = counted
            .GetProperty("series")
            .EnumerateArray()
            .Select(static s => (Name: Text(s, "event_severity"), Values: Numbers(s, "values")))
            .ToArray();
        var total = series.Sum(static s => s.Values.Sum());

        var run = await ExampleRun.RunEventTimelineAsync(Split(args), timeProvider: service.Clock, cancellationToken: Cancellation);

        run.AssertSucceeded();
        Assert.InRange(series.Length, 2, 4);
        Assert.Contains($"{"All", -18}{Count(total), 10}", run.OutputLines);
        foreach (var (name, values) in series)
        {
            var share = ((double)values.Sum() / total * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";
            Assert.Contains(
                run.OutputLines,
                line =>
                    line.StartsWith($"{name, -18}{Count(values.Sum()), 10}{share, 10}  {Count(values.Max())} at ", StringComparison.Ordinal)
            );
        }

        var expected = Numbers(counted, "timestamps")
            .Select(
                (time, i) =>
                    $"{DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), -18}"
                    + string.Concat(series.Select(s => $"{Count(s.Values[i]), 10}"))
                    + $"{Count(series.Sum(s => s.Values[i])), 10}"
            );
        Assert.StartsWith(
            $"Window:       last {(args.Length == 0 ? "7 d" : Split(args)[1].Insert(Split(args)[1].Length - 1, " "))}, every ",
            run.OutputLines[3],
            StringComparison.Ordinal
        );
        Assert.Equal(expected, run.OutputLines.Where(static line => line.StartsWith("202", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Service_PrintsTheSameReportAndItsAddress()
    {
        await using var service = await EventService.StartAsync();
        var offline = await ExampleRun.RunEventTimelineAsync([], timeProvider: service.Clock, cancellationToken: Cancellation);

        var withPassword = await service.RunAsync();
        var withToken = await ExampleRun.RunEventTimelineAsync(
            service.TokenArguments,
            await service.IssueTokenAsync(),
            service.Clock,
            cancellationToken: Cancellation
        );

        withPassword.AssertSucceeded();
        Assert.Equal(withPassword, withToken);
        Assert.StartsWith("Source:       offline, ", offline.OutputLines[1], StringComparison.Ordinal);
        Assert.Equal($"Source:       {service.Server.BaseAddress}, project 0123456789abcdef0123456789abcdef", withPassword.OutputLines[1]);
        Assert.Equal(offline.OutputLines[2..], withPassword.OutputLines[2..]);
    }

    [Fact]
    public async Task Options_AreSent()
    {
        await using var service = await EventService.StartAsync();

        var run = await service.RunAsync(more: ["--last", "90m", "--step", "2m", "--type", "active", "--search", "billing"]);

        run.AssertSucceeded();
        Assert.Contains("Counted:      active alarms with 'billing'", run.OutputLines);
        Assert.Contains("Window:       last 90 m, every 2 m, to 2026-03-02 12:00 UTC", run.OutputLines);
        var sent = service.Requests[^1];
        Assert.Equal("?type=active_alert", sent.Query);
        Assert.Equal("""{"time_range":"-1.-1.90","step":120000,"search":"billing"}""", sent.Body);
    }

    [Fact]
    public async Task PlainReport_HasNoEscapeCodes_AndIgnoresTheCulture()
    {
        var clock = new FakeTimeProvider();
        var run = await ExampleRun.RunEventTimelineAsync(["--last", "7d"], timeProvider: clock, cancellationToken: Cancellation);

        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("th-TH");
        var thai = await ExampleRun.RunEventTimelineAsync(["--last", "7d"], timeProvider: clock, cancellationToken: Cancellation);

        Assert.Equal(run, thai);
        run.AssertIsPlain();
    }

    [Theory]
    [InlineData("")]
    [InlineData("--last 366d")]
    [InlineData("--last 13h --step 10m")]
    public async Task TerminalReport_DrawsBandsAndATable_ThatFit(string args)
    {
        var run = await ExampleRun.RunEventTimelineAsync(
            Split(args),
            timeProvider: new FakeTimeProvider(),
            terminal: true,
            cancellationToken: Cancellation
        );

        run.AssertSucceeded();
        run.AssertIsDrawn();
        var lines = run.Text.Split('\n');
        Assert.Contains(lines, static line => line.StartsWith(" Minor      ", StringComparison.Ordinal) && line.Contains('█'));
        Assert.Contains(
            lines,
            static line => line.StartsWith(" Minor ", StringComparison.Ordinal) && line.Contains("████", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task TerminalReport_MergesPointsThatDoNotFit()
    {
        var run = await ExampleRun.RunEventTimelineAsync(
            ["--last", "24h", "--step", "1m"],
            timeProvider: new FakeTimeProvider(),
            terminal: true,
            cancellationToken: Cancellation
        );

        run.AssertSucceeded();
        run.AssertIsDrawn();
        Assert.Contains("Each column is 22 m: 22 points.", run.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"step":60000,"timestamps":[1772452800000],"series":[]}""")]
    [InlineData("""{"series":null}""")]
    [InlineData("{}")]
    public async Task Report_SaysThatThereAreNoEvents(string answer)
    {
        await using var service = await EventService.StartAsync(Fault.Answer(200, answer) with { Path = EventService.Endpoint, Times = 2 });

        var plain = await service.RunAsync();
        var drawn = await service.RunAsync(terminal: true);

        plain.AssertSucceeded();
        drawn.AssertSucceeded();
        Assert.Contains($"{"All", -18}{"0", 10}", plain.OutputLines);
        Assert.Contains($"{"Critical", -18}{"-", 10}", plain.OutputLines);
        Assert.Contains("Nothing happened.", drawn.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Report_EscapesTextsOfTheService(bool terminal)
    {
        await using var service = await EventService.StartAsync(Fault.Answer(200, HostileAnswer) with { Path = EventService.Endpoint });

        var run = await service.RunAsync(terminal: terminal, more: ["--search", "\u001b]0;me\u0007[red]y[/]"]);

        run.AssertSucceeded();
        Assert.Contains("[red]x[/]", run.Text, StringComparison.Ordinal);
        Assert.Contains("[red]y[/]", run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b]0;", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u0007', run.Output);
        Assert.DoesNotContain('\u202E', run.Output);
        if (terminal)
            run.AssertIsDrawn();
        else
            run.AssertIsPlain();
    }

    [Fact]
    public async Task Help_NamesEveryOptionAndTheSourcesOfSecrets()
    {
        var run = await ExampleRun.RunEventTimelineAsync(["--help"], cancellationToken: Cancellation);

        run.AssertSucceeded();
        string[] expected =
        [
            "--last",
            "default: 7d.",
            "--step",
            "--type",
            "--search",
            "--base-url",
            "--project-id",
            "--iam-url",
            "--user",
            "--domain",
            "INCIDENT_ANALYTICS_IAM_TOKEN",
            "INCIDENT_ANALYTICS_IAM_PASSWORD",
        ];
        Assert.All(expected, name => Assert.Contains(name, run.Output, StringComparison.Ordinal));
    }

    private static string[] Split(string args) => args.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(JsonElement parent, string name) => parent.GetProperty(name).GetString()!;

    private static long[] Numbers(JsonElement parent, string name) =>
        [.. parent.GetProperty(name).EnumerateArray().Select(static n => n.GetInt64())];
}

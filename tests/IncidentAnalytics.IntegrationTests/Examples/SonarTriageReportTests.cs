using System.Globalization;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples;

public sealed class SonarTriageReportTests
{
    private const string HostileAnswer = """
        {"total":3,"tickets":[
          {"id":1,"title":"\u001b]0;owned\u0007[red]x[/]\nnext \u202Egnihtemos","priority":"HIGH[/]","status":"\u001b[2J","created":"2026-03-02 12:00:00+0900",
            "assignees":[{"user_name":"[bold]Mallory[/]\u0007"},{"user_name":null,"x_user":"Trudy"},{}]},
          {"id":2,"title":null,"priority":null,"status":null,"assignees":null,"created":"9999-12-31 23:59:59+0000"},
          {}]}
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Offline_PrintsTheServersOwnTickets()
    {
        await using var service = await SonarService.StartAsync();
        var tickets = await service.ListAsync(SonarService.Usual);

        var run = await ExampleRun.RunSonarTriageAsync([], timeProvider: service.Clock, cancellationToken: Cancellation);

        run.AssertSucceeded();
        Assert.InRange(tickets.Length, 101, 999);
        Assert.Contains($"Found:        {tickets.Length} tickets on {(tickets.Length + 99) / 100} pages", run.OutputLines);
        foreach (var status in tickets.GroupBy(static t => Text(t, "status"), StringComparer.Ordinal))
            Assert.Contains($"{status.Key, -24}{status.Count(), 10}", run.OutputLines);

        var oldest = tickets.OrderBy(static t => Text(t, "created"), StringComparer.Ordinal).Take(15).ToArray();
        var rows = run.OutputLines.SkipWhile(static line => !line.StartsWith("ID ", StringComparison.Ordinal)).Skip(1).Take(15);
        Assert.All(
            oldest.Zip(rows),
            static pair =>
            {
                Assert.StartsWith($"{pair.First.GetProperty("id").GetInt64()} ", pair.Second, StringComparison.Ordinal);
                Assert.EndsWith("  " + Text(pair.First, "title"), pair.Second, StringComparison.Ordinal);
            }
        );

        var loads = tickets
            .SelectMany(static t => Names(t).Select(name => (Name: name, IsWorking: Text(t, "status") == "IN_PROGRESS")))
            .GroupBy(static pair => pair.Name, StringComparer.Ordinal);
        Assert.All(
            loads,
            load =>
                Assert.Contains(
                    run.OutputLines,
                    line =>
                        line.StartsWith(
                            $"{load.Key, -24}{load.Count(), 10}{load.Count(static pair => pair.IsWorking), 10}",
                            StringComparison.Ordinal
                        )
                )
        );
    }

    [Fact]
    public async Task Service_PrintsTheSameReportAndItsAddress()
    {
        await using var service = await SonarService.StartAsync();
        var offline = await ExampleRun.RunSonarTriageAsync([], timeProvider: service.Clock, cancellationToken: Cancellation);

        var run = await service.RunAsync();

        run.AssertSucceeded();
        Assert.StartsWith("Source:       offline, ", offline.OutputLines[1], StringComparison.Ordinal);
        Assert.Equal($"Source:       {service.Server.BaseAddress}", run.OutputLines[1]);
        Assert.Equal(offline.OutputLines[2..], run.OutputLines[2..]);
    }

    [Fact]
    public async Task Options_AreSent_AndSmallerPagesLoseNothing()
    {
        await using var service = await SonarService.StartAsync();
        service.Server.Sonar.PageCap = 7;

        var run = await service.RunAsync([
            "--priority",
            "low",
            "--priority",
            "medium",
            "--days",
            "3",
            "--keywords",
            "atr ec2",
            "--page-size",
            "50",
            "--rows",
            "2",
        ]);

        run.AssertSucceeded();
        Assert.Contains("Filter:       priority LOW, MEDIUM, open, last 3 days, 'atr ec2'", run.OutputLines);
        Assert.All(
            service.Requests,
            static request =>
                Assert.Contains(
                    "limit=50&from=2026-02-27%2012%3A00%3A00%2B0000&to=2026-03-02%2012%3A00%3A00%2B0000"
                        + "&statuses=NEW,ASSIGNED,IN_PROGRESS,SUBMITTED,REJECTED&keywords=atr%20ec2&priorities=1,2&",
                    request.Query.Replace("%2C", ",", StringComparison.Ordinal),
                    StringComparison.Ordinal
                )
        );
        service.Server.Sonar.PageCap = 1000;
        var tickets = await service.ListAsync(
            "priorities=1,2&statuses=NEW,ASSIGNED,IN_PROGRESS,SUBMITTED,REJECTED&from=2026-02-27%2012:00:00%2B0000&keywords=atr%20ec2"
        );
        Assert.Contains($"Found:        {tickets.Length} tickets on {(tickets.Length + 6) / 7} pages", run.OutputLines);
    }

    [Fact]
    public async Task All_ReadsEveryTicket()
    {
        await using var service = await SonarService.StartAsync();

        var run = await service.RunAsync(["--all", "--page-size", "1000", "--rows", "0"]);

        run.AssertSucceeded();
        var count = service.Server.TicketCount;
        Assert.Contains("Filter:       every priority, every status", run.OutputLines);
        Assert.Contains(
            $"Found:        {count.ToString("N0", CultureInfo.InvariantCulture)} tickets on {(count + 999) / 1000} pages",
            run.OutputLines
        );
        Assert.Contains(run.OutputLines, static line => line.StartsWith("CLOSED ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task PlainReport_HasNoEscapeCodes_AndIgnoresTheCulture()
    {
        var clock = new FakeTimeProvider();
        var run = await ExampleRun.RunSonarTriageAsync(["--days", "30"], timeProvider: clock, cancellationToken: Cancellation);

        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("th-TH");
        var thai = await ExampleRun.RunSonarTriageAsync(["--days", "30"], timeProvider: clock, cancellationToken: Cancellation);

        Assert.Equal(run, thai);
        run.AssertIsPlain();
    }

    [Theory]
    [InlineData("")]
    [InlineData("--priority medium --priority high --rows 40")]
    public async Task TerminalReport_DrawsTablesThatFit_WithOneLineForEachTicket(string args)
    {
        var run = await ExampleRun.RunSonarTriageAsync(
            args.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            timeProvider: new FakeTimeProvider(),
            terminal: true,
            cancellationToken: Cancellation
        );

        run.AssertSucceeded();
        run.AssertIsDrawn();
        var lines = run.Text.Split('\n');
        Assert.Equal(args.Length == 0 ? 15 : 40, lines.Count(static line => char.IsDigit(line.ElementAtOrDefault(1))));
        Assert.Contains(lines, static line => line.Contains("████", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"total":0,"tickets":[]}""")]
    [InlineData("""{"tickets":null}""")]
    [InlineData("{}")]
    public async Task Report_SaysThatThereAreNoTickets(string answer)
    {
        await using var service = await SonarService.StartAsync(Fault.Answer(200, answer) with { Path = SonarService.Endpoint, Times = 2 });

        var plain = await service.RunAsync();
        var drawn = await service.RunAsync(terminal: true);

        plain.AssertSucceeded();
        drawn.AssertSucceeded();
        Assert.Equal("Found:        0 tickets on 1 page", plain.OutputLines[^1]);
        Assert.Contains("0 tickets on 1 page", drawn.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Report_EscapesTextsOfTheService(bool terminal)
    {
        await using var service = await SonarService.StartAsync(Fault.Answer(200, HostileAnswer) with { Path = SonarService.Endpoint });

        var run = await service.RunAsync(["--keywords", "\u001b]0;me\u0007[red]y[/]"], terminal: terminal);

        run.AssertSucceeded();
        Assert.Contains("[red]x[/]", run.Text, StringComparison.Ordinal);
        Assert.Contains("[red]y[/]", run.Text, StringComparison.Ordinal);
        Assert.Contains("[bold]Mallory[/]", run.Text, StringComparison.Ordinal);
        Assert.Contains("(nobody)", run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b]0;", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[2J", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u0007', run.Output);
        Assert.DoesNotContain('\u202E', run.Output);
        if (terminal)
            run.AssertIsDrawn();
        else
            run.AssertIsPlain();
    }

    [Fact]
    public async Task Help_NamesEveryOptionAndTheSourceOfTheSecret()
    {
        var run = await ExampleRun.RunSonarTriageAsync(["--help"], cancellationToken: Cancellation);

        run.AssertSucceeded();
        string[] expected =
        [
            "--priority",
            "--all",
            "--days",
            "--keywords",
            "--rows",
            "--page-size",
            "--export",
            "--base-url",
            "INCIDENT_ANALYTICS_SONAR_API_KEY",
        ];
        Assert.All(expected, name => Assert.Contains(name, run.Output, StringComparison.Ordinal));
    }

    private static string Text(JsonElement parent, string name) => parent.GetProperty(name).GetString()!;

    private static string[] Names(JsonElement ticket) =>
        ticket.GetProperty("assignees").EnumerateArray().Select(static user => Text(user, "user_name")).ToArray() switch
        {
            [] => ["(nobody)"],
            var names => names,
        };
}

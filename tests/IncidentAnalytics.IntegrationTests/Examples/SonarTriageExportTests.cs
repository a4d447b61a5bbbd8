using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.ReferenceServer.Faults;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples;

/// <summary>The exported file is complete, or does not exist.</summary>
public sealed class SonarTriageExportTests : IDisposable
{
    private const string Header = "id,priority,status,title,type,assignees,approvers,duplicates,attack,incident,created,updated,closed";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sonar-triage-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IEnumerable<string> Files => _folder.EnumerateFileSystemInfos().Select(static file => file.Name);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Csv_HasEveryTicket()
    {
        await using var service = await SonarService.StartAsync();
        var tickets = await service.ListAsync(SonarService.Usual);

        var run = await service.RunAsync(["--export", PathOf("tickets.csv"), "--rows", "1"]);

        Assert.Equal((0, $"{tickets.Length} tickets written to {PathOf("tickets.csv")}\n"), (run.ExitCode, run.Error));
        Assert.Equal(["tickets.csv"], Files);
        var bytes = await File.ReadAllBytesAsync(PathOf("tickets.csv"), Cancellation);
        Assert.NotEqual(0xEF, bytes[0]);
        var rows = CsvText.Read(Encoding.UTF8.GetString(bytes));
        Assert.Equal(Header.Split(','), rows[0]);
        Assert.Equal(tickets.Select(Row), rows[1..]);
    }

    [Theory]
    [InlineData("tickets.json")]
    [InlineData("TICKETS.JSON")]
    public async Task Json_HasEveryTicketUnchanged(string name)
    {
        await using var service = await SonarService.StartAsync();
        var tickets = await service.ListAsync(SonarService.Usual);

        var run = await service.RunAsync(["--export", PathOf(name)]);

        Assert.Equal((0, $"{tickets.Length} tickets written to {PathOf(name)}\n"), (run.ExitCode, run.Error));
        Assert.Equal([name], Files);
        var written = JsonNode.Parse(await File.ReadAllTextAsync(PathOf(name), Cancellation))!.AsArray();
        Assert.Equal(tickets.Length, written.Count);
        Assert.All(
            tickets.Zip(written),
            static pair => Assert.True(JsonNode.DeepEquals(WithoutNulls(JsonNode.Parse(pair.First.GetRawText())), pair.Second))
        );
    }

    [Fact]
    public async Task Csv_QuotesTextsAndDisarmsFormulas()
    {
        const string Answer = """
            {"total":2,"tickets":[
              {"id":1,"title":"a, \"b\"\r\nc\u001b[2J ü日本","status":"NEW","assignees":[{"user_name":"O'Neil, \"Sue\""},{"x_user":"Gone"}],"new_member":{"x":[1]}},
              {"id":-2,"title":"=cmd|'/c calc'!A0","priority":"@sum","repo_name":"-1+1","assignees":[{"user_name":"+49"}],"created":"2022-09-14 17:34:19+0900"}]}
            """;
        await using var service = await SonarService.StartAsync(Fault.Answer(200, Answer) with { Path = SonarService.Endpoint, Times = 2 });

        (await service.RunAsync(["--export", PathOf("x.csv")])).AssertIsPlain();
        (await service.RunAsync(["--export", PathOf("x.json")])).AssertIsPlain();

        var rows = CsvText.Read(await File.ReadAllTextAsync(PathOf("x.csv"), Cancellation));
        Assert.Equal(["1", "", "NEW", "a, \"b\"\r\nc\u001b[2J ü日本", "", "O'Neil, \"Sue\"; Gone", "", "", "", "", "", "", ""], rows[1]);
        Assert.Equal(
            ["-2", "'@sum", "", "'=cmd|'/c calc'!A0", "'-1+1", "'+49", "", "", "", "", "2022-09-14T17:34:19+09:00", "", ""],
            rows[2]
        );
        var json = JsonNode.Parse(await File.ReadAllTextAsync(PathOf("x.json"), Cancellation))!;
        Assert.True(JsonNode.DeepEquals(WithoutNulls(JsonNode.Parse(Answer)!["tickets"]), json));
    }

    [Theory]
    [InlineData("none.csv", Header + "\r\n")]
    [InlineData("none.json", "[]")]
    public async Task Export_HasAHeaderOrAnEmptyList_WithoutTickets(string name, string content)
    {
        await using var service = await SonarService.StartAsync();

        var run = await service.RunAsync(["--keywords", "no ticket says this", "--export", PathOf(name)]);

        Assert.Equal((0, $"0 tickets written to {PathOf(name)}\n"), (run.ExitCode, run.Error));
        Assert.Equal(content, await File.ReadAllTextAsync(PathOf(name), Cancellation));
    }

    [Fact]
    public async Task Export_ReplacesAnOlderFile()
    {
        await using var service = await SonarService.StartAsync();
        await File.WriteAllTextAsync(PathOf("old.json"), new string('x', 1_000_000), Cancellation);

        var run = await service.RunAsync(["--keywords", "no ticket says this", "--export", PathOf("old.json")]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("[]", await File.ReadAllTextAsync(PathOf("old.json"), Cancellation));
        Assert.Equal(["old.json"], Files);
    }

    [Theory]
    [InlineData("tickets.csv", false)]
    [InlineData("tickets.csv", true)]
    [InlineData("tickets.json", false)]
    [InlineData("tickets.json", true)]
    public async Task Export_LeavesTheOldFile_WhenItFails(string name, bool exists)
    {
        await using var service = await SonarService.StartAsync();
        var run = RunToSecondPageAsync(
            service,
            name,
            exists,
            Fault.Answer(500, """{"error_code":"illegal-state","error_msg":"gone"}"""),
            Cancellation
        );

        (await run).AssertFailed(ReferenceCredentials.SonarApiKey, "the call failed", "illegal-state");

        await AssertUntouchedAsync(name, exists);
    }

    [Theory]
    [InlineData("tickets.csv", false)]
    [InlineData("tickets.csv", true)]
    [InlineData("tickets.json", false)]
    [InlineData("tickets.json", true)]
    public async Task Export_LeavesTheOldFile_WhenItIsCancelled(string name, bool exists)
    {
        await using var service = await SonarService.StartAsync();
        using var ctrlC = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var run = RunToSecondPageAsync(service, name, exists, Fault.Delay(TimeSpan.FromDays(1)), ctrlC.Token);
        await service.Requests.WaitForAsync(2, Cancellation);
        Assert.Equal(exists ? 2 : 1, Files.Count());

        await ctrlC.CancelAsync();

        Assert.Equal(new ExampleRun(130, "", "Cancelled.\n"), await run);
        await AssertUntouchedAsync(name, exists);
    }

    [Theory]
    [InlineData("no/such/folder/tickets.csv", "the export cannot be written")]
    [InlineData("folder.csv", "--export names a folder, not a file")]
    public async Task Export_FailsWithOneLine_WhenTheFileCannotBeWritten(string name, string problem)
    {
        await using var service = await SonarService.StartAsync();
        _folder.CreateSubdirectory("folder.csv");

        (await service.RunAsync(["--export", PathOf(name)])).AssertFailed(ReferenceCredentials.SonarApiKey, problem);

        Assert.Equal(["folder.csv"], Files);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task Export_LeavesAFolderOfTheSameNameAlone()
    {
        await using var service = await SonarService.StartAsync();
        var run = RunToSecondPageAsync(service, "tickets.csv", exists: false, Fault.Delay(TimeSpan.FromSeconds(1)), Cancellation);
        await service.Requests.WaitForAsync(2, Cancellation);
        _folder.CreateSubdirectory("tickets.csv");
        service.Clock.Advance(TimeSpan.FromSeconds(1));

        (await run).AssertFailed(ReferenceCredentials.SonarApiKey, "the export cannot be written");

        Assert.Equal(["tickets.csv"], Files);
    }

    /// <summary>Runs the example with a fault on its second page.</summary>
    private async Task<ExampleRun> RunToSecondPageAsync(
        SonarService service,
        string name,
        bool exists,
        Fault fault,
        CancellationToken cancellationToken
    )
    {
        if (exists)
            await File.WriteAllTextAsync(PathOf(name), "as it was", Cancellation);

        // The first page passes through a wait of no time, so that the fault is the second one's.
        service.Server.Faults.Add(
            Fault.Delay(TimeSpan.Zero) with
            {
                Path = SonarService.Endpoint,
            },
            fault with
            {
                Path = SonarService.Endpoint,
            }
        );
        return await service.RunAsync(["--export", PathOf(name)], cancellationToken: cancellationToken);
    }

    private async Task AssertUntouchedAsync(string name, bool exists)
    {
        Assert.Equal(exists ? [name] : [], Files);
        if (exists)
            Assert.Equal("as it was", await File.ReadAllTextAsync(PathOf(name), Cancellation));
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private static string[] Row(JsonElement ticket) =>
        [
            ticket.GetProperty("id").GetInt64().ToString(CultureInfo.InvariantCulture),
            Text(ticket, "priority"),
            Text(ticket, "status"),
            Text(ticket, "title"),
            Text(ticket, "repo_name"),
            Names(ticket, "assignees"),
            Names(ticket, "approvers"),
            ticket.GetProperty("count").GetInt64().ToString(CultureInfo.InvariantCulture),
            Verdict(ticket, "attack"),
            Verdict(ticket, "incident"),
            Date(ticket, "created"),
            Date(ticket, "updated"),
            Date(ticket, "closed"),
        ];

    private static string Text(JsonElement parent, string name) => parent.GetProperty(name).GetString() ?? "";

    private static string Names(JsonElement ticket, string list) =>
        string.Join("; ", ticket.GetProperty(list).EnumerateArray().Select(static user => Text(user, "user_name")));

    private static string Verdict(JsonElement ticket, string name) =>
        ticket.GetProperty(name).ValueKind switch
        {
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => "",
        };

    private static string Date(JsonElement ticket, string name) =>
        Text(ticket, name).Replace(' ', 'T').Replace("+0900", "+09:00", StringComparison.Ordinal);

    private static JsonNode? WithoutNulls(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach (var name in members.Where(static m => m.Value is null).Select(static m => m.Key).ToList())
                members.Remove(name);
            foreach (var (_, value) in members)
                WithoutNulls(value);
        }

        foreach (var item in node as JsonArray ?? [])
            WithoutNulls(item);
        return node;
    }
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tool.Tests;

public sealed partial class ServeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Help_NamesCommands()
    {
        using var tool = new ToolRun("--help");

        Assert.Equal(0, await tool.ExitCode);
        Assert.Contains("serve", tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServeHelp_NamesOptionsAndDefaults()
    {
        using var tool = new ToolRun("serve", "--help");

        Assert.Equal(0, await tool.ExitCode);
        Assert.Contains("--port <PORT>", tool.Output, StringComparison.Ordinal);
        Assert.Contains("[default: 5080]", tool.Output, StringComparison.Ordinal);
        Assert.Contains("--seed <N>", tool.Output, StringComparison.Ordinal);
        Assert.Contains("--tickets <FILE.ndjson>", tool.Output, StringComparison.Ordinal);
        Assert.Contains("--no-limits", tool.Output, StringComparison.Ordinal);
        Assert.Contains("--recording <FILE.har>", tool.Output, StringComparison.Ordinal);
        Assert.Contains("--ignore <NAME>", tool.Output, StringComparison.Ordinal);
        Assert.Contains("--training-time <SECONDS>", tool.Output, StringComparison.Ordinal);
        Assert.Contains("--fault <[COUNTx]KIND[:TIME][@PATH]>", tool.Output, StringComparison.Ordinal);
        Assert.Contains("--quiet", tool.Output, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", tool.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port must be a whole number from 0 to 65535.", "--port", "70000")]
    [InlineData("--port must be a whole number from 0 to 65535.", "--port", "x")]
    [InlineData("Required argument missing for option: '--port'.", "--port")]
    [InlineData("--seed must be a whole number.", "--seed", "x")]
    [InlineData("--training-time must be a whole number of seconds from 0 to 3600.", "--training-time", "-1")]
    [InlineData("--training-time must be a whole number of seconds from 0 to 3600.", "--training-time", "3601")]
    [InlineData("--training-time must be a whole number of seconds from 0 to 3600.", "--training-time", "x")]
    [InlineData("--fault 700: must be [COUNTx]KIND[:TIME][@PATH], such as 503@/v3/* or 2xdelay:500ms.", "--fault", "700")]
    [InlineData("Unknown option '--bogus'.", "--bogus")]
    [InlineData("Unknown option '--prot'. Did you mean --port?", "--prot", "5080")]
    [InlineData("Unknown option '--\uFFFD[31m'.", "--\e[31m")]
    [InlineData("Unknown argument 'now'.", "now")]
    public async Task Parse_RefusesInvalidArguments_InOneLine(string reason, params string[] arguments)
    {
        using var tool = new ToolRun(["serve", .. arguments]);

        Assert.Equal(2, await tool.ExitCode);
        Assert.Equal($"{reason} See 'incident-analytics-server serve --help'.", tool.Error.TrimEnd());
        Assert.Empty(tool.Output);
    }

    [Fact]
    public async Task Parse_SuggestsCommands()
    {
        using var tool = new ToolRun("serv");

        Assert.Equal(2, await tool.ExitCode);
        Assert.Equal("Unknown command 'serv'. Did you mean serve? See 'incident-analytics-server --help'.", tool.Error.TrimEnd());
    }

    [Fact]
    public async Task Parse_ShowsHelp_WithoutArguments()
    {
        using var tool = new ToolRun();

        Assert.Equal(2, await tool.ExitCode);
        Assert.Contains("train-predictive-models", tool.Output, StringComparison.Ordinal);
        Assert.Empty(tool.Error);
    }

    [Fact]
    public async Task TrainingTime_IsSeenAsATraining_ThatHasBegun()
    {
        using var tool = new ToolRun("serve", "--port", "0", "--training-time", "3600");
        await tool.WaitForOutputAsync("Ctrl-C");
        using var http = new HttpClient { BaseAddress = new Uri(Address().Match(tool.Output).Groups[1].Value) };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Token reference-token");
        using var list = JsonDocument.Parse(await http.GetStringAsync("/api/analytics/predictive-models/?status=ACTIVE", Ct));
        var id = list.RootElement.GetProperty("results")[0].GetProperty("id").GetString();
        using var body = new StringContent("{}", Encoding.UTF8, "application/json");
        body.Headers.ContentLength = 2;

        using var training = await http.PostAsync($"/api/analytics/predictive-models/{id}/train/", body, Ct);

        Assert.Equal(HttpStatusCode.Accepted, training.StatusCode);
        tool.Interrupt();
        Assert.Equal(0, await tool.ExitCode);
    }

    [Fact]
    public async Task Serve_PrintsAddresses_AndRunsUntilInterrupted()
    {
        using var tool = new ToolRun("serve", "--port", "0");
        await tool.WaitForOutputAsync("Ctrl-C");

        var address = Address().Match(tool.Output).Groups[1].Value;
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        using var form = new FormUrlEncodedContent([
            new("grant_type", "client_credentials"),
            new("client_id", "reference-client"),
            new("client_secret", "reference-secret"),
        ]);
        using var token = await http.PostAsync("/oauth2/token", form, Ct);
        tool.Interrupt();

        Assert.Equal(HttpStatusCode.OK, token.StatusCode);
        Assert.Equal(0, await tool.ExitCode);
        Assert.Contains($"Token endpoint    {address}oauth2/token", tool.Output, StringComparison.Ordinal);
        Assert.Contains($"{address}openapi/{{tickets,events,sonar,analytics}}.json", tool.Output, StringComparison.Ordinal);
        Assert.Contains($"IAM endpoint      {address}{Environment.NewLine}", tool.Output, StringComparison.Ordinal);
        // About twenty thousand: how many exactly depends on the day of the test.
        Assert.Matches(@"Tickets           (19|20),[0-9]{3} \(generated", tool.Output);
        foreach (
            var credential in (string[])
                [
                    "reference-client",
                    "reference-secret",
                    "reference-token",
                    "reference-viewer-token",
                    "reference-sso-token",
                    "sessionid=reference-session",
                    "reference-csrf-token",
                    "reference-key",
                    "reference-user",
                    "reference-password",
                    "0123456789abcdef0123456789abcdef",
                    "reference-project",
                ]
        )
        {
            Assert.Contains(credential, tool.Output, StringComparison.Ordinal);
        }

        Assert.EndsWith($"Stopped.{Environment.NewLine}", tool.Output, StringComparison.Ordinal);
        Assert.Empty(tool.Error);
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("/_reference/health", Ct));
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.OK, "--no-limits")]
    public async Task Serve_EnforcesAnalyticsLimits_WithoutNoLimits(HttpStatusCode expected, params string[] options)
    {
        using var file = new TemporaryFile("{}\n");
        using var tool = new ToolRun([.. (string[])["serve", "--port", "0", "--tickets", file.Path], .. options]);
        await tool.WaitForOutputAsync("Ctrl-C");
        using var http = new HttpClient { BaseAddress = new Uri(Address().Match(tool.Output).Groups[1].Value) };
        http.DefaultRequestHeaders.Add("Authorization", "Token reference-viewer-token");
        for (var i = 0; i < 100; i++)
        {
            using var let = await http.GetAsync("/api/analytics/dashboard-configurations/", Ct);
            Assert.Equal(HttpStatusCode.OK, let.StatusCode);
        }

        using var last = await http.GetAsync("/api/analytics/dashboard-configurations/", Ct);
        tool.Interrupt();

        Assert.Equal(expected, last.StatusCode);
        Assert.Equal(0, await tool.ExitCode);
    }

    [Fact]
    public async Task Serve_PrintsALineForEachRequest()
    {
        using var file = new TemporaryFile("{}\n");
        using var tool = new ToolRun("serve", "--port", "0", "--tickets", file.Path, "--fault", "2xdrop@/api/sonar/*");
        await tool.WaitForOutputAsync("drop for the next 2 requests to /api/sonar/*");
        using var http = new HttpClient { BaseAddress = new Uri(Address().Match(tool.Output).Groups[1].Value) };

        using var response = await http.PostAsync("/v3/tickets/aggs?token=top-secret", null, Ct);
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("/api/sonar/tickets", Ct));
        await tool.WaitForOutputAsync("fault: drop");
        tool.Interrupt();

        Assert.Equal(0, await tool.ExitCode);
        Assert.Matches(
            @"(?m)^\d\d:\d\d:\d\d  401  POST    +\d+(\.\d)? m?s  /v3/tickets/aggs\?token=\[redacted-[0-9A-F]{8}\]\r?$",
            tool.Output
        );
        Assert.Matches(@"(?m)^\d\d:\d\d:\d\d  ---  GET     +\d+(\.\d)? m?s  /api/sonar/tickets  fault: drop\r?$", tool.Output);
        Assert.DoesNotContain('\e', tool.Output);
    }

    [Fact]
    public async Task Serve_PrintsNoRequests_WithQuiet()
    {
        using var file = new TemporaryFile("{}\n");
        using var tool = new ToolRun("serve", "--port", "0", "--tickets", file.Path, "--quiet");
        await tool.WaitForOutputAsync("Ctrl-C");
        using var http = new HttpClient { BaseAddress = new Uri(Address().Match(tool.Output).Groups[1].Value) };

        using var response = await http.GetAsync("/api/sonar/tickets", Ct);
        tool.Interrupt();

        Assert.Equal(0, await tool.ExitCode);
        Assert.DoesNotContain("/api/sonar/tickets", tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_PrintsOneLine_WhenPortIsInUse()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        using var tool = new ToolRun("serve", "--port", port);

        Assert.Equal(1, await tool.ExitCode);
        Assert.Equal(
            $"Port {port} of 127.0.0.1 is in use; choose another with --port, or --port 0 for any free one.",
            tool.Error.TrimEnd()
        );
        Assert.Empty(tool.Output);
    }

    [Fact]
    public async Task Serve_PrintsOneLine_WhenFileIsMissing()
    {
        using var tool = new ToolRun("serve", "--port", "0", "--tickets", "no-such.ndjson");

        Assert.Equal(1, await tool.ExitCode);
        Assert.Equal("no-such.ndjson: file not found.", tool.Error.TrimEnd());
    }

    [Fact]
    public async Task Serve_PrintsLineNumber_WhenALineIsInvalid()
    {
        using var file = new TemporaryFile("{\"a\":1}\n\n{\"a\":\n");
        using var tool = new ToolRun("serve", "--port", "0", "--tickets", file.Path);

        Assert.Equal(1, await tool.ExitCode);
        Assert.StartsWith($"{file.Path}: Line 3 cannot be read", tool.Error, StringComparison.Ordinal);
        Assert.Single(tool.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Serve_LoadsDocumentsOfFile()
    {
        using var file = new TemporaryFile("{\"ticket\":{\"type\":\"a\"}}\n{\"ticket\":{\"type\":\"b\"}}\n");
        using var tool = new ToolRun("serve", "--port", "0", "--tickets", file.Path);
        await tool.WaitForOutputAsync("Ctrl-C");
        tool.Interrupt();

        Assert.Equal(0, await tool.ExitCode);
        Assert.Contains($"Tickets           2 ({file.Path})", tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_AnswersFromRecordings()
    {
        using var file = new TemporaryFile(
            """{"log":{"version":"1.2","entries":[{"startedDateTime":"2026-03-02T12:00:00Z","request":{"method":"GET","url":"https://sonar.example.com/api/sonar/tickets?limit=0&from=1"},"response":{"status":200,"headers":[],"content":{"text":"recorded"}}},{"""
        );
        using var tool = new ToolRun("serve", "--port", "0", "--recording", file.Path, "--strict", "--ignore", "from");
        await tool.WaitForOutputAsync("Ctrl-C");
        using var http = new HttpClient { BaseAddress = new Uri(Address().Match(tool.Output).Groups[1].Value) };

        var recorded = await http.GetStringAsync("/api/sonar/tickets?limit=0&from=2", Ct);
        using var other = await http.GetAsync("/api/sonar/tickets?limit=1", Ct);
        tool.Interrupt();

        Assert.Equal(("recorded", HttpStatusCode.NotImplemented), (recorded, other.StatusCode));
        Assert.Equal(0, await tool.ExitCode);
        Assert.Contains($"Recording         1 exchange ({file.Path})", tool.Output, StringComparison.Ordinal);
        Assert.Equal(
            $"{file.Path}: The file ends early: 1 complete entry was loaded. The process that wrote it was probably killed.",
            tool.Error.TrimEnd()
        );
    }

    [Fact]
    public async Task Serve_PrintsOneLine_WhenARecordingIsInvalid()
    {
        using var file = new TemporaryFile("{}");
        using var tool = new ToolRun("serve", "--port", "0", "--recording", file.Path);

        Assert.Equal(1, await tool.ExitCode);
        Assert.Equal($"{file.Path}, log: the member is missing.", tool.Error.TrimEnd());
    }

    [Fact]
    public async Task Serve_RefusesAMissingRecording()
    {
        using var tool = new ToolRun("serve", "--port", "0", "--recording", "no-such.har");

        Assert.Equal(1, await tool.ExitCode);
        Assert.Equal("no-such.har: file not found.", tool.Error.TrimEnd());
    }

    [GeneratedRegex("Base address +(http://127.0.0.1:[0-9]+/)")]
    private static partial Regex Address();
}

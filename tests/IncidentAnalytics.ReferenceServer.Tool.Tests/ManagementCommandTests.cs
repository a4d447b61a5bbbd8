using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tool.Tests;

public sealed class ManagementCommandTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("calculate-kpis", "--metric-id <METRIC_ID>", "--time-window <HOURS>", "--force")]
    [InlineData("run-anomaly-detection", "--model-id <MODEL_ID>", "--time-window <HOURS>", "--url <URL>")]
    [InlineData("train-predictive-models", "--model-id <MODEL_ID>", "--force", "--seed <N>")]
    public async Task Help_NamesOptions(string verb, params string[] options)
    {
        using var tool = new ToolRun(verb, "--help");

        Assert.Equal(0, await tool.ExitCode);
        Assert.All(options, option => Assert.Contains(option, tool.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[22/22] Trial: ", "Done: 22 of 22 metrics calculated.", "calculate-kpis", "--time-window", "240")]
    [InlineData("anomalies, ", "known before.", "run-anomaly-detection", "--time-window", "720")]
    [InlineData("[6/22] Cost Predictor: accuracy 0.", "Done: 15 of 22 models trained.", "train-predictive-models", "--force")]
    public async Task Command_RunsOnNewServer_AndPrintsProgress(string step, string done, params string[] arguments)
    {
        using var tool = new ToolRun(arguments);

        Assert.Equal(0, await tool.ExitCode);
        Assert.Contains(step, tool.Output, StringComparison.Ordinal);
        Assert.EndsWith(done, tool.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(
            "Note: this ran on a new server, whose data is gone now. For a server that keeps it, run 'serve' and give its address with --url.",
            tool.Error.TrimEnd()
        );
    }

    [Fact]
    public async Task Command_RunsOnRunningServer()
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(new() { Port = 0 }, Ct);
        var id = (await server.CalculateKpisAsync(cancellationToken: Ct)).Metrics[0].MetricId;

        using var first = new ToolRun("calculate-kpis", "--url", server.BaseAddress.ToString(), "--metric-id", id);
        Assert.Equal(0, await first.ExitCode);
        using var forced = new ToolRun("calculate-kpis", "--url", server.BaseAddress.ToString(), "--metric-id", id, "--force");
        Assert.Equal(0, await forced.ExitCode);

        Assert.Empty(first.Error);
        Assert.Contains("calculated before", first.Output, StringComparison.Ordinal);
        Assert.EndsWith("Done: 0 of 1 metrics calculated.", first.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.EndsWith("Done: 1 of 1 metrics calculated.", forced.Output.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no KPI metric nothing.", "calculate-kpis", "--metric-id", "nothing")]
    [InlineData("no-such.ndjson: file not found.", "calculate-kpis", "--tickets", "no-such.ndjson")]
    public async Task Command_PrintsOneLine_WhenItFails(string reason, params string[] arguments)
    {
        using var tool = new ToolRun(arguments);

        Assert.Equal(1, await tool.ExitCode);
        Assert.StartsWith(reason, tool.Error, StringComparison.Ordinal);
        Assert.Single(tool.Error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("--time-window must be a whole number of hours, at least 1.", "calculate-kpis", "--time-window", "0")]
    [InlineData("--time-window must be a whole number of hours, at least 1.", "calculate-kpis", "--time-window", "x")]
    [InlineData("Unknown option '--model-id'. Did you mean --metric-id?", "calculate-kpis", "--model-id", "x")]
    [InlineData("Unknown option '--force'.", "run-anomaly-detection", "--force")]
    [InlineData("--url must be an absolute http or https address.", "train-predictive-models", "--url", "ftp://example.com")]
    [InlineData(
        "--seed and --tickets are options of a new server; omit them with --url.",
        "calculate-kpis",
        "--url",
        "http://127.0.0.1:1/",
        "--seed",
        "1"
    )]
    public async Task Parse_RefusesInvalidArguments_InOneLine(string reason, params string[] arguments)
    {
        using var tool = new ToolRun(arguments);

        Assert.Equal(2, await tool.ExitCode);
        Assert.Equal($"{reason} See 'incident-analytics-server {arguments[0]} --help'.", tool.Error.TrimEnd());
        Assert.Empty(tool.Output);
    }

    [Fact]
    public async Task Command_PrintsOneLine_WhenServerIsUnreachable()
    {
        using var tool = new ToolRun("calculate-kpis", "--url", "http://127.0.0.1:1/");

        Assert.Equal(1, await tool.ExitCode);
        Assert.StartsWith("http://127.0.0.1:1/: ", tool.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html></html>")]
    [InlineData("{}")]
    [InlineData("[]")]
    public async Task Command_PrintsOneLine_WhenServerIsNoReferenceServer(string body)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var responding = RespondAsync(listener, body);
        var url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";

        using var tool = new ToolRun("calculate-kpis", "--url", url);

        Assert.Equal(1, await tool.ExitCode);
        Assert.Equal($"{url}: the response is not that of a reference server.", tool.Error.TrimEnd());
        await responding;
    }

    private static async Task RespondAsync(TcpListener listener, string body)
    {
        using var connection = await listener.AcceptTcpClientAsync(Ct);
        var stream = connection.GetStream();
        await stream.ReadAtLeastAsync(new byte[4_096], 1, cancellationToken: Ct);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body}\n"), Ct);
    }
}

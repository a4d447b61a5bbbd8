using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.Json;
using Benchmarks.Contenders;
using Benchmarks.Measuring;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.Testing;

namespace Benchmarks.Lines;

/// <summary>The tool <c>incident-analytics-server</c>: from the start of its process to the first ticket aggregation, and the next ones.</summary>
internal sealed class ServerProcess : BenchmarkLine
{
    private const int Runs = 5;
    private const int NextCalls = 30;
    private const string ToolProject = "IncidentAnalytics.ReferenceServer.Tool";

    public override string Title => "First answer of a fresh server process";

    public override async Task<Row> MeasureAsync()
    {
        var program = await PublishAsync();
        var (first, next) = (new List<double>(), new List<double>());
        for (var run = 0; run <= Runs; run++)
        {
            var times = await RunAsync(program);
            // The first run loads files from disk, and optimizes the caller.
            if (run > 0)
            {
                first.Add(times[0]);
                next.AddRange(times.Skip(1));
            }
        }

        var (firstAnswer, nextCall) = (new Duration(Number.Median(first)), new Duration(Number.Median(next)));
        return new(
            Row.None,
            Row.None,
            $"{firstAnswer}, next {NextCalls} calls {nextCall} each",
            Goal.AtMost(firstAnswer, Duration.FromMilliseconds(500)),
            Goal.AtMost(nextCall, Duration.FromMilliseconds(2), " each")
        );
    }

    /// <summary>Builds the tool as its package has it.</summary>
    private static async Task<string> PublishAsync()
    {
        var artifacts = Repository.PathOf("artifacts", "benchmarks");
        var output = Path.Combine(artifacts, "tool");
        var project = Repository.PathOf("src", ToolProject);
        string[] options = ["-c", "Release", "-p:FullBuild=false", "--self-contained", "false", "-v", "quiet", "--nologo"];
        await ChildProcess.RunAsync(
            "dotnet",
            ["publish", project, .. options, "-r", RuntimeInformation.RuntimeIdentifier, "--artifacts-path", artifacts, "-o", output]
        );
        return Path.Combine(output, OperatingSystem.IsWindows() ? ToolProject + ".exe" : ToolProject);
    }

    /// <summary>Returns the seconds of the first answer, since the start of the process, and of the next calls.</summary>
    private static async Task<List<double>> RunAsync(string program)
    {
        var times = new List<double>();
        var start = Stopwatch.GetTimestamp();
        var process = ChildProcess.Start(program, "serve", "--port", "0", "--quiet");
        var line = await ChildProcess.ReadLineAsync(process);
        while (!line.Contains("Base address", StringComparison.Ordinal))
            line = await ChildProcess.ReadLineAsync(process);
        using var http = new HttpClient { BaseAddress = new Uri(line.Split(' ')[^1]) };
        await AuthorizeAsync(http);
        var body = PlainTicketRequest.CreateTrends();
        (body.StartTime, body.EndTime) = (Format(DateTimeOffset.UtcNow.AddDays(-90)), Format(DateTimeOffset.UtcNow));
        for (var call = 0; call <= NextCalls; call++)
        {
            using var response = await http.PostAsJsonAsync("/v3/tickets/aggs", body, PlainJsonContext.Default.PlainTicketRequest);
            response.EnsureSuccessStatusCode();
            await response.Content.ReadFromJsonAsync(PlainJsonContext.Default.PlainTicketResponsePlainTicketTrends);
            times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            start = Stopwatch.GetTimestamp();
        }

        await ChildProcess.StopAsync(process);
        return times;
    }

    private static string Format(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static async Task AuthorizeAsync(HttpClient http)
    {
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = ReferenceCredentials.ClientId,
                ["client_secret"] = ReferenceCredentials.ClientSecret,
            }
        );
        using var response = await http.PostAsync("/oauth2/token", form);
        response.EnsureSuccessStatusCode();
        using var token = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            token.RootElement.GetProperty("access_token").GetString()
        );
    }
}

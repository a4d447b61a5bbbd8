using System.Globalization;
using System.Text.Json;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples;

/// <summary>The actions of the dashboard and watching.</summary>
public sealed class OperationsDashboardActionTests
{
    /// <summary>The start of the last line of a report.</summary>
    private const string LastLine = "Sunday";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Acknowledge_AcknowledgesTheAnomaly()
    {
        await using var service = await AnalyticsService.StartAsync();
        var open = (await AnomaliesAsync(service)).First(static a => a.GetProperty("resolved_at").ValueKind == JsonValueKind.Null);
        var id = open.GetProperty("id").GetString()!;

        var run = await service.RunAsync(["--acknowledge", id]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var status = (await AnomaliesAsync(service)).Single(a => a.GetProperty("id").GetString() == id).GetProperty("status");
        Assert.Contains($"Done:         Acknowledged {id}, now {status}.", run.OutputLines);
        Assert.Single(
            service.Server.Requests,
            r => r is { Method: "POST", Status: 200 } && r.Path.EndsWith($"/{id}/acknowledge/", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("00000000-0000-4000-8000-00000000dead")]
    [InlineData("123")]
    [InlineData("a b")]
    public async Task Acknowledge_FailsWithOneLine_ForAnUnknownAnomaly(string id)
    {
        await using var service = await AnalyticsService.StartAsync();

        var run = await service.RunAsync(["--acknowledge", id]);

        Assert.Equal(new ExampleRun(1, "", $"error: there is no anomaly '{id}'.\n"), run);
        Assert.Single(service.Server.Requests);
    }

    [Fact]
    public async Task Train_TrainsAllModelsAndWaits()
    {
        await using var service = await AnalyticsService.StartAsync();
        var models = (await service.GetAsync("predictive-models/?page_size=100")).GetProperty("results").EnumerateArray().ToArray();

        var run = service.RunAsync(["--train"]);
        while (!run.IsCompleted)
        {
            await Task.WhenAny(run, service.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(1)));
            service.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal((0, ""), ((await run).ExitCode, (await run).Error));
        var done = (await run).OutputLines.Where(static line => line.StartsWith("Done: ", StringComparison.Ordinal)).ToArray();
        Assert.Equal((22, 15), (done.Length, done.Count(static line => line.Contains(": accuracy ", StringComparison.Ordinal))));
        foreach (var ((model, line), i) in models.Zip(done).Select(static (pair, i) => (pair, i)))
        {
            if (model.GetProperty("status").GetString() is "TRAINING" or "RETRAINING")
            {
                Assert.Equal($"Done:         {model.GetProperty("name")}: another training of it is running", line);
                continue;
            }

            if (model.GetProperty("status").GetString() == "ERROR")
            {
                Assert.StartsWith($"Done:         {model.GetProperty("name")}: ERROR", line, StringComparison.Ordinal);
                continue;
            }

            var performance = await service.GetAsync($"predictive-models/{model.GetProperty("id")}/performance/");
            var accuracy = performance.GetProperty("accuracy_score").GetDouble().ToString("0.00", CultureInfo.InvariantCulture);
            var samples = performance.GetProperty("training_samples_count").GetInt64().ToString("N0", CultureInfo.InvariantCulture);
            Assert.StartsWith($"Done:         {model.GetProperty("name")}: accuracy {accuracy}, F1 ", line, StringComparison.Ordinal);
            Assert.EndsWith($", {samples} samples", line, StringComparison.Ordinal);
            Assert.InRange(performance.GetProperty("training_duration_seconds").GetInt32(), 30, int.MaxValue);
        }
    }

    [Fact]
    public async Task Offline_AcknowledgesAndTrains()
    {
        await using var service = await AnalyticsService.StartAsync();
        var id = (await AnomaliesAsync(service))[0].GetProperty("id").GetString()!;

        var run = await ExampleRun.RunOperationsDashboardAsync(
            ["--acknowledge", id, "--train"],
            timeProvider: service.Clock,
            cancellationToken: Token
        );

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(23, run.OutputLines.Count(static line => line.StartsWith("Done: ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("--watch", 30)]
    [InlineData("--watch --interval 5", 5)]
    public async Task Watch_ReadsAtEveryInterval_UntilItIsCancelled(string args, int seconds)
    {
        var interval = TimeSpan.FromSeconds(seconds);
        await using var service = await AnalyticsService.StartAsync();
        using var ctrlC = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var started = service.Clock.GetUtcNow();
        var output = new WatchedOutput(LastLine);
        var run = service.RunAsync(args.Split(' '), output: output, cancellationToken: ctrlC.Token);

        for (var reading = 1; reading <= 3; reading++)
        {
            await output.NextAsync(run);
            service.Clock.Advance(interval - TimeSpan.FromTicks(1));
            Assert.Equal(reading * AnalyticsService.RequestsOfAReading, service.Server.Requests.Count);
            service.Clock.Advance(TimeSpan.FromTicks(1));
        }

        await output.NextAsync(run);
        await ctrlC.CancelAsync();

        var ended = await run;
        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        var read = ended.OutputLines.Where(static line => line.StartsWith("Read: ", StringComparison.Ordinal)).ToArray();
        var expected = Enumerable
            .Range(0, 4)
            .Select(i =>
                $"Read:         {(started + (i * interval)).UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC"
            );
        Assert.Equal(expected, read);
    }

    private static async Task<JsonElement[]> AnomaliesAsync(AnalyticsService service) =>
        [.. (await service.GetAsync("anomaly-detections/?page_size=100")).GetProperty("results").EnumerateArray()];
}

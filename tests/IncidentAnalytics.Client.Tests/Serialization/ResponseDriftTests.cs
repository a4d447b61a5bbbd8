using IncidentAnalytics.Client.Tests.Support;
using Microsoft.Extensions.Logging;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Serialization;

/// <summary>Members that do not match their properties are counted each time and logged once.</summary>
public sealed class ResponseDriftTests
{
    private readonly AnsweringHandler _server = new();
    private readonly RecordingLoggerFactory _log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListAsync_CountsMisfitsAndLogsEachMemberOnce()
    {
        const string Operation = "analytics.recurrence_analyses.list_unresolved";
        using var telemetry = new Telemetry();
        using var client = AllServices.Create(_server, configure: o => o.LoggerFactory = _log);
        _server.Text = """[{"id":"1","recommendations":"a","recurrence_interval":"weekly"},{"id":"2","recommendations":"b"},{"id":"3"}]""";

        for (var call = 0; call < 3; call++)
            await client.Analytics.RecurrenceAnalyses.ListUnresolvedAsync(cancellationToken: Token).ToListAsync(Token);

        Assert.Equal(
            Enumerable.Repeat(new[] { "recommendations 1", "recurrence_interval 1" }, 3).SelectMany(static c => c),
            telemetry
                .Measurements.Where(static m => m.Name == "incident_analytics.client.response.drift")
                .Select(static m => $"{m.Tags["incident_analytics.response.member"]} {m.Value}")
        );
        var logged = _log.Entries.Where(static e => e.Id.Id == 7).ToArray();
        Assert.All(logged, static e => Assert.Equal(LogLevel.Warning, e.Level));
        Assert.Equal(
            [
                $"{Operation}: response member recommendations has an unexpected value; its property is null",
                $"{Operation}: response member recurrence_interval has an unexpected value; its property is null",
            ],
            logged.Select(static e => e.Message)
        );
    }

    [Fact]
    public void Add_KeepsTheFirstHundredMembers()
    {
        var drift = new ResponseDrift();
        foreach (var i in Enumerable.Range(0, 202))
            drift.Add($"m{i / 2}");

        Assert.Equal(Enumerable.Range(0, 100).Select(static i => $"m{i}"), drift.Members);
    }

    [Fact]
    public async Task GetPerformanceAsync_LogsNothing_WhenEverythingFits()
    {
        using var client = AllServices.Create(_server, configure: o => o.LoggerFactory = _log);
        _server.Text = """{"model":"m","accuracy_score":"0.9","last_trained_at":null,"unknown":[1]}""";

        await client.Analytics.PredictiveModels.GetPerformanceAsync("1", cancellationToken: Token);

        Assert.DoesNotContain(_log.Entries, static e => e.Id.Id == 7);
    }
}

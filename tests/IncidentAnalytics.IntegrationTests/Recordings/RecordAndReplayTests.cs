using IncidentAnalytics.Client;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.ReferenceServer.Recordings;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Recordings;

/// <summary>What the client records from one server, another server replays.</summary>
public sealed class RecordAndReplayTests(RecordingSession session) : IClassFixture<RecordingSession>
{
    private static readonly string[] Secrets =
    [
        ReferenceCredentials.ClientSecret,
        ReferenceCredentials.AnalyticsToken,
        ReferenceCredentials.SonarApiKey,
        ReferenceCredentials.IamPassword,
        ReferenceCredentials.ClientId,
        "eyJ",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Load_ReplaysARecordedSession()
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(
            new()
            {
                Tickets = ["{}"],
                TimeProvider = new FakeTimeProvider(),
                Recordings = [session.Path],
                StrictRecordings = true,
            },
            Token
        );

        await using (var client = server.CreateClient())
            Assert.Equal(session.Results, await RecordingSession.RunAsync(client));

        Assert.Equal(0, server.Recordings.UnansweredCount);
        var recording = Assert.Single(server.Recordings.Loaded);
        Assert.Empty(recording.Warnings);
        Assert.Equal(new FakeTimeProvider().GetUtcNow(), recording.StartedAt);
        Assert.Equal(["ApiConnectionException", "ApiConnectionException"], session.Results.Take(2));
        Assert.StartsWith("ServerErrorException: sonar.list_tickets: HTTP 503", session.Results[2], StringComparison.Ordinal);
        Assert.StartsWith("InvalidRequestException: ", session.Results[3], StringComparison.Ordinal);
        Assert.True(server.Requests.Count(static r => r.Path == "/api/sonar/tickets") > 8);
    }

    [Fact]
    public async Task Recorder_WritesNoCredentials()
    {
        var text = await File.ReadAllTextAsync(session.Path, Token);

        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ignore_ReplaysRelativeTimes_OnAnotherDay()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 9, 1, 8, 30, 0, TimeSpan.Zero));
        await using var server = await IncidentAnalyticsServer.StartAsync(
            new()
            {
                Tickets = ["{}"],
                TimeProvider = clock,
                Recordings = [session.Path],
                StrictRecordings = true,
            },
            Token
        );
        await using var client = server.CreateClient();
        var once = new RequestOptions { MaxRetries = 0 };
        Task<List<Client.Sonar.SonarTicket>> ListAsync() =>
            client
                .Sonar.ListTicketsAsync(new() { Range = TimeRange.Last(TimeSpan.FromDays(5)), PageSize = 200 }, once, Token)
                .ToListAsync(Token);

        var e = await Assert.ThrowsAsync<ServerErrorException>(ListAsync);
        Assert.Contains("No response is recorded for GET /api/sonar/tickets?", e.Message, StringComparison.Ordinal);
        Assert.Contains("(differs in from, to)", e.Message, StringComparison.Ordinal);

        server.Recordings.Ignore("from", "to");
        Assert.True((await ListAsync()).Count > 400);
    }

    [Fact]
    public async Task Recorder_LeavesAReadableFile_WhenTheProcessIsKilled()
    {
        var bytes = await File.ReadAllBytesAsync(session.Path, Token);
        var path = session.Path + ".cut";
        await File.WriteAllBytesAsync(path, bytes[..^200], Token);
        await using var server = await IncidentAnalyticsServer.StartAsync(new() { Tickets = ["{}"] }, Token);

        var recording = server.Recordings.Load(path);

        Assert.Contains("complete entries were loaded", Assert.Single(recording.Warnings), StringComparison.Ordinal);
        await File.WriteAllBytesAsync(path, [.. bytes[..500], .. bytes[600..]], Token);
        var e = Assert.Throws<RecordingFormatException>(() => server.Recordings.Load(path));
        File.Delete(path);
        Assert.Equal((path, 1), (e.FileName, e.Entry));
    }
}

using IncidentAnalytics.ReferenceServer.Faults;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Faults;

public sealed class FaultOptionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Faults_ApplyFromTheStart_AndAgainAfterAReset()
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(
            new() { Tickets = ["{}"], Faults = [Fault.Answer(418) with { Path = "/api/sonar/*" }] },
            Ct
        );
        using var http = server.CreateHttpClient();

        using var first = await http.GetAsync("/api/sonar/tickets", Ct);
        using var second = await http.GetAsync("/api/sonar/tickets", Ct);
        server.Reset();
        using var third = await http.GetAsync("/api/sonar/tickets", Ct);

        Assert.Equal([418, 401, 418], [(int)first.StatusCode, (int)second.StatusCode, (int)third.StatusCode]);
    }

    [Fact]
    public async Task Faults_AreValidated() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            IncidentAnalyticsServer.StartAsync(new() { Faults = [Fault.Drop() with { Times = 0 }] }, Ct)
        );
}

using IncidentAnalytics.Client;
using IncidentAnalytics.ReferenceServer;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Analytics;

/// <summary>The documented credentials: token, session, single sign-on and a custom header.</summary>
public sealed class CredentialTests : AnalyticsFixture
{
    private static readonly Dictionary<string, Credential> Accepted = new(StringComparer.Ordinal)
    {
        ["token"] = Credential.Token(ReferenceCredentials.AnalyticsToken),
        ["session"] = Credential.Session(ReferenceCredentials.AnalyticsSessionId, ReferenceCredentials.AnalyticsCsrfToken),
        ["single sign-on"] = Credential.Bearer(ReferenceCredentials.AnalyticsSsoToken),
        ["custom"] = Credential.Custom("Authorization", "Token " + ReferenceCredentials.AnalyticsToken),
    };

    public static TheoryData<string> Names => [.. Accepted.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Credential_ReadsAndWrites(string name)
    {
        await using var client = Server.CreateClient(o => o.Analytics.Credential = Accepted[name]);

        var metrics = await client.Analytics.KpiMetrics.GetPageAsync(cancellationToken: Token);
        var created = await client.Analytics.KpiMetrics.CreateAsync(AnalyticsOperations.DocumentedMetric, cancellationToken: Token);

        Assert.Equal((10L, "admin"), (metrics.TotalCount, created.CreatedByUsername));
    }

    [Fact]
    public async Task Session_OnlyReads_WithoutItsCsrfToken()
    {
        await using var client = Server.CreateClient(static o =>
            o.Analytics.Credential = Credential.Session(ReferenceCredentials.AnalyticsSessionId, "forged")
        );

        Assert.NotEmpty(await client.Analytics.KpiMetrics.GetSummaryAsync(cancellationToken: Token));
        var e = await Assert.ThrowsAsync<PermissionDeniedException>(() =>
            client.Analytics.KpiMetrics.CreateAsync(AnalyticsOperations.DocumentedMetric, cancellationToken: Token)
        );

        Assert.Contains("CSRF Failed", $"{e.Error.Message} {e.Error.Details}", StringComparison.Ordinal);
        Assert.Equal([200, 403], Statuses);
    }

    [Fact]
    public async Task Session_ThrowsAuthenticationFailed_AfterItEnded()
    {
        await using var client = Server.CreateClient(static o => o.Analytics.Credential = Credential.Session("over", "forged"));

        var e = await Assert.ThrowsAsync<AuthenticationFailedException>(() =>
            client.Analytics.KpiMetrics.GetSummaryAsync(cancellationToken: Token)
        );

        Assert.DoesNotContain("forged", e.ToString(), StringComparison.Ordinal);
    }
}

using IncidentAnalytics.Client;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Analytics;

/// <summary>One server over the generated world for all tests of a class, and its client. Where all records are alike there is one more, so that every filter divides.</summary>
public sealed class GeneratedWorld : IAsyncLifetime
{
    internal IncidentAnalyticsServer Server { get; private set; } = null!;

    internal IncidentAnalyticsClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var token = TestContext.Current.CancellationToken;
        Server = await IncidentAnalyticsServer.StartAsync(new() { TimeProvider = new FakeTimeProvider() }, token);
        Client = Server.CreateClient();
        var analytics = Client.Analytics;
        await analytics.KpiMetrics.CreateAsync(AnalyticsOperations.DocumentedMetric with { IsActive = false }, cancellationToken: token);
        await analytics.PredictiveModels.CreateAsync(AnalyticsOperations.DocumentedModel, cancellationToken: token);
        var insights = await analytics.PredictiveInsights.ListPageAsync(1, cancellationToken: token);
        await analytics.PredictiveInsights.AcknowledgeAsync(insights.Items[0].Id!, cancellationToken: token);
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Server.DisposeAsync();
    }
}

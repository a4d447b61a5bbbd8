using Xunit;

namespace IncidentAnalytics.IntegrationTests.Analytics;

/// <summary>The generated world with one record more where all are alike, so that every filter divides.</summary>
public sealed class FilterWorld : GeneratedWorld
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var token = TestContext.Current.CancellationToken;
        var analytics = Client.Analytics;
        await analytics.KpiMetrics.CreateAsync(AnalyticsOperations.DocumentedMetric with { IsActive = false }, cancellationToken: token);
        await analytics.PredictiveModels.CreateAsync(AnalyticsOperations.DocumentedModel, cancellationToken: token);
        var insights = await analytics.PredictiveInsights.ListPageAsync(1, cancellationToken: token);
        await analytics.PredictiveInsights.AcknowledgeAsync(insights.Items[0].Id!, cancellationToken: token);
    }
}

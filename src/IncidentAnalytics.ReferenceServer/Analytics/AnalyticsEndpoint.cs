using IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;
using IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;
using IncidentAnalytics.ReferenceServer.Analytics.DashboardConfigurations;
using IncidentAnalytics.ReferenceServer.Analytics.Drf;
using IncidentAnalytics.ReferenceServer.Analytics.HeatmapData;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMeasurements;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;
using IncidentAnalytics.ReferenceServer.Analytics.RecurrenceAnalyses;
using IncidentAnalytics.ReferenceServer.Hosting;
using Microsoft.AspNetCore.Http;

namespace IncidentAnalytics.ReferenceServer.Analytics;

/// <summary>Handles every method and URL below <c>/api/analytics/</c>, including unknown ones.</summary>
internal sealed class AnalyticsEndpoint
{
    private const string Root = "/api/analytics/";

    private readonly Lazy<Dispatcher> _dispatcher;
    private readonly ErrorWriter _errors;

    public AnalyticsEndpoint(AnalyticsStore store, AnalyticsBehavior behavior, IncidentAnalyticsServerOptions options)
    {
        _errors = new ErrorWriter(() => behavior.ErrorFormat == AnalyticsErrorFormat.Plain);
        _dispatcher = new(() =>
            new Dispatcher(Root, CreateViews(store, options), AnalyticsUsers.Authenticator, behavior.Throttle, _errors)
        );
    }

    public void Map(RouteTable routes, ErrorFormats formats)
    {
        routes.Map(Root + "{**path}", context => _dispatcher.Value.AnswerAsync(context));
        formats.Add(Root.TrimEnd('/'), (context, status, message) => _errors.WriteAsync(context, DrfException.Unexpected(status, message)));
    }

    private static ViewTable CreateViews(AnalyticsStore store, IncidentAnalyticsServerOptions options) =>
        new([
            .. new KpiMetricViews(() => store.Current.KpiMetrics).Views,
            .. new KpiMeasurementViews(() => store.Current.KpiMeasurements).Views,
            .. new RecurrenceAnalysisViews(() => store.Current.RecurrenceAnalyses).Views,
            .. new PredictiveModelViews(() => store.Current.PredictiveModels, isInstant: options.TrainingTime == TimeSpan.Zero).Views,
            .. new AnomalyDetectionViews(() => store.Current.AnomalyDetections).Views,
            .. new CostAnalysisViews(() => store.Current.CostAnalyses).Views,
            .. new DashboardConfigurationViews(() => store.Current.DashboardConfigurations).Views,
            .. new HeatmapViews(() => store.Current.Heatmaps).Views,
            .. new PredictiveInsightViews(() => store.Current.PredictiveInsights, options.TimeProvider).Views,
        ]);
}

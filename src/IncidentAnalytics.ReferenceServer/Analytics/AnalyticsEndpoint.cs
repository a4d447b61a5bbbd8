using IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;
using IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;
using IncidentAnalytics.ReferenceServer.Analytics.DashboardConfigurations;
using IncidentAnalytics.ReferenceServer.Analytics.Drf;
using IncidentAnalytics.ReferenceServer.Analytics.HeatmapData;
using IncidentAnalytics.ReferenceServer.Analytics.KpiMetrics;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;
using IncidentAnalytics.ReferenceServer.Analytics.RecurrenceAnalyses;
using IncidentAnalytics.ReferenceServer.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IncidentAnalytics.ReferenceServer.Analytics;

/// <summary>Everything below <c>/api/analytics/</c>, whatever the method: URLs that are not there are answered by the service too.</summary>
internal sealed class AnalyticsEndpoint
{
    private const string Root = "/api/analytics/";

    private readonly Dispatcher _dispatcher;
    private readonly ErrorWriter _errors;

    public AnalyticsEndpoint(AnalyticsStore store, AnalyticsBehavior behavior, IncidentAnalyticsServerOptions options)
    {
        var views = new ViewTable([
            .. new KpiViews(store).Views,
            .. new RecurrenceViews(store).Views,
            .. new PredictiveModelViews(store, isInstant: options.TrainingTime == TimeSpan.Zero).Views,
            .. new AnomalyViews(store).Views,
            .. new CostViews(store).Views,
            .. new DashboardViews(store).Views,
            .. new HeatmapViews(store).Views,
            .. new InsightViews(store, options.TimeProvider).Views,
        ]);
        _errors = new ErrorWriter(() => behavior.Errors == AnalyticsErrorStyle.Plain);
        _dispatcher = new Dispatcher(Root, views, AnalyticsUsers.Authenticator, behavior.Throttle, _errors);
    }

    public void Map(IEndpointRouteBuilder routes, ErrorFormats formats)
    {
        routes.Map(Root + "{**path}", (RequestDelegate)_dispatcher.AnswerAsync);
        formats.Add(Root.TrimEnd('/'), (context, status, message) => _errors.WriteAsync(context, DrfException.Unexpected(status, message)));
    }
}

namespace IncidentAnalytics.Client.Analytics;

/// <summary>An endpoint that gives one page of a list.</summary>
internal delegate Task<AnalyticsPage<T>> ListEndpoint<in TQuery, T>(
    TQuery? query,
    RequestOptions? options,
    CancellationToken cancellationToken
)
    where TQuery : AnalyticsListQuery;

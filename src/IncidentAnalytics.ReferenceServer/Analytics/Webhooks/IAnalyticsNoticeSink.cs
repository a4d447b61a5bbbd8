namespace IncidentAnalytics.ReferenceServer.Analytics.Webhooks;

/// <summary>Hears what happened. Called outside of every lock, on whatever thread it happened; it must not block.</summary>
internal interface IAnalyticsNoticeSink
{
    void Notify(AnalyticsNotice notice);
}

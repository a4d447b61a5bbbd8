using IncidentAnalytics.ReferenceServer.Analytics.Drf;

namespace IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;

/// <summary><c>anomaly-detections/</c>.</summary>
internal sealed class AnomalyViews(AnalyticsStore store)
{
    private static readonly ListView<AnomalyDetection> Lists = new(
        AnomalyFields.All,
        new(
            Filter<AnomalyDetection>.Choice("anomaly_type", AnomalyTypes.All, static anomaly => anomaly.AnomalyType),
            Filter<AnomalyDetection>.Choice("severity", Severities.All, static anomaly => anomaly.Severity),
            Filter<AnomalyDetection>.Choice("status", AnomalyStatuses.All, static anomaly => anomaly.Status),
            Filter<AnomalyDetection>.NotBefore("start_date", static anomaly => anomaly.DetectedAt),
            Filter<AnomalyDetection>.NotAfter("end_date", static anomaly => anomaly.DetectedAt)
        ),
        static anomaly => [anomaly.Description, anomaly.RootCauseAnalysis, anomaly.ImpactAssessment, .. anomaly.AffectedServices]
    );

    public IEnumerable<View> Views =>
        [
            new View("anomaly-detections/", "Anomaly Detection List") { Get = List },
            new View("anomaly-detections/summary/", "Summary") { Get = Summary },
            new View("anomaly-detections/{id}/acknowledge/", "Acknowledge") { Post = AcknowledgeAsync },
            new View("anomaly-detections/{id}/resolve/", "Resolve") { Post = ResolveAsync },
        ];

    private DrfResponse List(DrfRequest request) =>
        DrfResponse.Ok(Lists.Answer(request, store.Current.AnomalyDetections.OrderByDescending(static anomaly => anomaly.DetectedAt)));

    private DrfResponse Summary(DrfRequest request) => DrfResponse.Ok(AnomalyFields.Summary(store.Current.AnomalySummary()));

    private async Task<DrfResponse> AcknowledgeAsync(DrfRequest request)
    {
        var state = store.Current;
        var anomaly = await FindAsync(state, request).ConfigureAwait(false);
        return Answer(state.AcknowledgeAnomaly(anomaly.Id, Users.Of(request)));
    }

    private async Task<DrfResponse> ResolveAsync(DrfRequest request)
    {
        var state = store.Current;
        var anomaly = await FindAsync(state, request).ConfigureAwait(false);
        return Answer(state.ResolveAnomaly(anomaly.Id, Users.Of(request)));
    }

    // As the framework's actions do: the record first, then the body.
    private static async Task<AnomalyDetection> FindAsync(AnalyticsState state, DrfRequest request)
    {
        var anomaly = state.FindAnomaly(Ids.Read(request)) ?? throw DrfException.NotFound();
        _ = await request.ReadAsync().ConfigureAwait(false);
        return anomaly;
    }

    private static DrfResponse Answer(AnomalyDetection? anomaly) =>
        DrfResponse.Ok(AnomalyFields.All.Write(anomaly ?? throw DrfException.NotFound()));
}

namespace IncidentAnalytics.ReferenceServer.Engine.Analytics.Prediction;

/// <summary>Writes insights. Writes none yet.</summary>
internal static class InsightWriter
{
    public static IEnumerable<PredictiveInsight> First(IncidentSet incidents, IReadOnlyList<PredictiveModel> models, RecordIds ids) =>
        models.SelectMany(model => Write(model, incidents, ids));

    public static IEnumerable<PredictiveInsight> Write(PredictiveModel model, IncidentSet incidents, RecordIds ids)
    {
        _ = (model, incidents, ids);
        return [];
    }
}

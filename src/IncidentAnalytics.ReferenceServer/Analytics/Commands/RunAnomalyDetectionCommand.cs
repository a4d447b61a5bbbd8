using System.Globalization;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;
using IncidentAnalytics.ReferenceServer.Analytics.Webhooks;

namespace IncidentAnalytics.ReferenceServer.Analytics.Commands;

/// <summary>
/// <c>run_anomaly_detection</c>. New anomalies are added in one step at the end, so a run that is canceled, or whose progress handler throws,
/// changes nothing and publishes nothing.
/// </summary>
internal sealed class RunAnomalyDetectionCommand(AnalyticsData data)
{
    private static readonly TimeSpan DefaultWindow = TimeSpan.FromDays(1);

    /// <param name="model">The model to run, of type ANOMALY_DETECTION; null for the system's.</param>
    /// <param name="timeWindow">How far to look back; null for a day.</param>
    /// <param name="progress">Called after the search and for each new anomaly, outside of every lock.</param>
    /// <param name="cancellationToken">Cancels the run between two steps.</param>
    public AnomalyDetectionResult Run(
        PredictiveModel? model,
        TimeSpan? timeWindow,
        IProgress<CommandProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var modelId = model?.Id ?? data.PredictiveModels.GetSystemModelId(ModelTypes.AnomalyDetection);
        var end = data.World.Incidents.EndsAt;
        var start = end - (timeWindow ?? DefaultWindow);
        var findings = data.AnomalyDetections.Detector.Find(start, end);
        var created = data.AnomalyDetections.CreateNew(findings, modelId);
        progress?.Report(
            new(
                1,
                created.Count + 1,
                string.Create(CultureInfo.InvariantCulture, $"{findings.Count} anomalies, {created.Count} of them new.")
            )
        );
        for (var i = 0; i < created.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new(i + 2, created.Count + 1, created[i].Anomaly.Description));
        }

        cancellationToken.ThrowIfCancellationRequested();
        var added = data.AnomalyDetections.AddNew(created);
        foreach (var anomaly in added)
        {
            data.Publish(new AnomalyDetectedEvent(data.World.Now, anomaly));
        }

        return new(
            modelId.ToString(),
            start,
            end,
            findings.Count - added.Count,
            [
                .. added.Select(static anomaly => new FoundAnomaly(
                    anomaly.Id.ToString(),
                    anomaly.AnomalyType,
                    anomaly.Severity,
                    anomaly.AnomalyScore,
                    anomaly.Description
                )),
            ]
        );
    }
}

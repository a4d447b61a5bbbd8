namespace IncidentAnalytics.ReferenceServer.Engine.Analytics.Prediction;

/// <summary>To be written.</summary>
internal static class Trainer
{
    public static TrainingResult Train(PredictiveModel model, IncidentSet incidents) =>
        new(null, string.Create(Text.Invariant, $"{incidents.All.Count} samples, {model.MinTrainingSamples} are needed."));
}

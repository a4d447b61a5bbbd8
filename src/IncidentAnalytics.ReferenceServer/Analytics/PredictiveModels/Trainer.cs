namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>Trains a model: fits the baseline of its type to the first four fifths of the training period and scores it on the last fifth.</summary>
internal static class Trainer
{
    public static TrainingResult Train(PredictiveModel model, IncidentSet incidents)
    {
        var data = new TrainingData(model, incidents);
        IBaseline baseline = model.ModelType switch
        {
            ModelTypes.AnomalyDetection => new AnomalyBaseline(data),
            ModelTypes.IncidentPrediction => new IncidentBaseline(data),
            ModelTypes.SeverityPrediction => new SeverityBaseline(data),
            ModelTypes.ResolutionTimePrediction => new ResolutionTimeBaseline(data),
            ModelTypes.EscalationPrediction => new EscalationBaseline(data),
            _ => new CostBaseline(data),
        };
        if (baseline.SampleCount < Math.Max(1, model.MinTrainingSamples))
        {
            return Problem(
                string.Create(Text.Invariant, $"{baseline.SampleCount} samples for training, {model.MinTrainingSamples} are needed")
            );
        }

        var scores = baseline.Train();
        return scores is null or { TestSamples: 0 } ? Problem(baseline.Lack) : new TrainingResult(scores, null);
    }

    private static TrainingResult Problem(string text) => new(null, $"Too few samples: {text}.");
}

namespace IncidentAnalytics.ReferenceServer.Analytics.Commands;

/// <summary>What a run of <c>train_predictive_models</c> did.</summary>
/// <param name="Models">Every model it looked at.</param>
public sealed record ModelTrainingResult(IReadOnlyList<TrainedModel> Models)
{
    /// <summary>How many models were trained.</summary>
    public int TrainedCount => Models.Count(static model => model.Outcome == TrainingOutcome.Trained);
}

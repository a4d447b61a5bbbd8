namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>The small documented method that stands behind every model of a type.</summary>
internal interface IBaseline
{
    /// <summary>How many samples there are for fitting.</summary>
    int SampleCount { get; }

    /// <summary>What is missing when there are no scores, without a full stop.</summary>
    string Lack { get; }

    /// <summary>Fits and scores; null when the samples do not suffice for that.</summary>
    ModelScores? Train();
}

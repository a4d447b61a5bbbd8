using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>SEVERITY_PREDICTION: naive Bayes over what is known at creation, priority excepted. A sample is an incident.</summary>
internal sealed class SeverityBaseline(TrainingData data) : IBaseline
{
    public int SampleCount => data.Fitting.Count;

    public string Lack => "no incident was held back for scoring";

    public ModelScores Train()
    {
        var classifier = Fit(data);
        var confusion = new Confusion();
        foreach (var incident in data.HeldBack)
        {
            confusion.Add(Severities.Of(incident.Priority), classifier.Predict(incident)[0].Class);
        }

        return confusion.OfClasses(SampleCount, "naive Bayes over the features known at creation");
    }

    public static NaiveBayes Fit(TrainingData data) =>
        new(data.Fitting, static incident => Severities.Of(incident.Priority), Without(data.Features, "priority"));

    // Severity is another word for it.
    private static Dictionary<string, Func<Ticket, string>> Without(
        IReadOnlyDictionary<string, Func<Ticket, string>> features,
        string name
    ) => features.Where(feature => feature.Key != name).ToDictionary(StringComparer.Ordinal);
}

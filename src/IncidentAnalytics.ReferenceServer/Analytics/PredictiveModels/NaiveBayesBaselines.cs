using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>SEVERITY_PREDICTION: naive Bayes over the features known at creation except priority. A sample is an incident.</summary>
internal sealed class SeverityBaseline(TrainingData data) : IBaseline
{
    public int SampleCount => data.Fitting.Count;

    public string MissingDataMessage => "no incident was held back for scoring";

    public ModelScores Train()
    {
        var classifier = Fit(data);
        var matrix = new ConfusionMatrix();
        foreach (var incident in data.HeldOut)
        {
            matrix.Add(Severities.FromPriority(incident.Priority), classifier.Predict(incident)[0].Class);
        }

        return matrix.ScoreClasses(SampleCount, "naive Bayes over the features known at creation");
    }

    public static NaiveBayes Fit(TrainingData data) =>
        new(data.Fitting, static incident => Severities.FromPriority(incident.Priority), Without(data.Features, "priority"));

    // Severity is derived from priority.
    private static Dictionary<string, Func<Ticket, string>> Without(
        IReadOnlyDictionary<string, Func<Ticket, string>> features,
        string name
    ) => features.Where(feature => feature.Key != name).ToDictionary(StringComparer.Ordinal);
}

/// <summary>
/// ESCALATION_PREDICTION: naive Bayes over the features known at creation, with the probability threshold that has the best F1 score on the
/// fitting data. A sample is an incident.
/// </summary>
internal sealed class EscalationBaseline(TrainingData data) : IBaseline
{
    private const string Escalated = "escalated";

    public int SampleCount => data.Fitting.Count;

    public string MissingDataMessage => "escalated and other incidents are needed for fitting, and some for scoring";

    public ModelScores? Train()
    {
        if (
            data.Fitting.Count(static incident => incident.IsEscalated) is var escalated
            && (escalated == 0 || escalated == data.Fitting.Count)
        )
        {
            return null;
        }

        var classifier = Fit(data);
        var limit = BestLimit(
            [.. data.Fitting.Select(incident => (classifier.ChanceOf(incident, Escalated), incident.IsEscalated))],
            escalated
        );
        var matrix = new ConfusionMatrix();
        foreach (var incident in data.HeldOut)
        {
            matrix.Add(incident.IsEscalated, classifier.ChanceOf(incident, Escalated) >= limit);
        }

        return matrix.ScorePositive(SampleCount, "naive Bayes over the features known at creation, limit by the best F1") with
        {
            Metrics = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["chance_limit"] = Math.Round(limit, 4),
                ["escalated_share"] = Math.Round((double)escalated / data.Fitting.Count, 4),
            },
        };
    }

    public static NaiveBayes Fit(TrainingData data) =>
        new(data.Fitting, static incident => incident.IsEscalated ? Escalated : "other", data.Features);

    public static double Chance(NaiveBayes classifier, World.Ticket incident) => classifier.ChanceOf(incident, Escalated);

    private static double BestLimit((double Chance, bool IsEscalated)[] samples, int escalated)
    {
        var (best, limit, hits, taken) = (0.0, 1.0, 0, 0);
        foreach (var (chance, isEscalated) in samples.OrderByDescending(static sample => sample.Chance))
        {
            taken++;
            hits += isEscalated ? 1 : 0;
            var f1 = 2.0 * hits / (taken + escalated);
            (best, limit) = f1 > best ? (f1, chance) : (best, limit);
        }

        return limit;
    }
}

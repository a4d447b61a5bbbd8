namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>Counts predictions against what happened, and makes scores of the counts. A ratio of nothing is 0.</summary>
internal sealed class Confusion
{
    private readonly Dictionary<(string Actual, string Predicted), int> _counts = [];

    public int Total => _counts.Values.Sum();

    public void Add(string actual, string predicted) => _counts[(actual, predicted)] = _counts.GetValueOrDefault((actual, predicted)) + 1;

    public void Add(bool actual, bool predicted) => Add(NameOf(actual), NameOf(predicted));

    /// <summary>The scores of finding what is true.</summary>
    public ModelScores OfTrue(int trainingSamples, string baseline) => Of([NameOf(true)], trainingSamples, baseline);

    /// <summary>The scores of every class that occurs, averaged with the same weight for each.</summary>
    public ModelScores OfClasses(int trainingSamples, string baseline) =>
        Of([.. _counts.Keys.Select(static key => key.Actual).Distinct(StringComparer.Ordinal)], trainingSamples, baseline);

    private static string NameOf(bool value) => value ? "true" : "false";

    private ModelScores Of(IReadOnlyList<string> classes, int trainingSamples, string baseline)
    {
        var (precision, recall, f1) = (0.0, 0.0, 0.0);
        foreach (var name in classes)
        {
            var hits = _counts.GetValueOrDefault((name, name));
            var own = Ratio(hits, Sum(key => key.Predicted == name));
            var found = Ratio(hits, Sum(key => key.Actual == name));
            precision += own / classes.Count;
            recall += found / classes.Count;
            f1 += own + found == 0 ? 0 : 2 * own * found / (own + found) / classes.Count;
        }

        return new ModelScores
        {
            Accuracy = Math.Round(Ratio(Sum(static key => key.Actual == key.Predicted), Total), 4),
            Precision = Math.Round(precision, 4),
            Recall = Math.Round(recall, 4),
            F1 = Math.Round(f1, 4),
            TrainingSamples = trainingSamples,
            TestSamples = Total,
            Baseline = baseline,
        };
    }

    private int Sum(Func<(string Actual, string Predicted), bool> counts) =>
        _counts.Where(pair => counts(pair.Key)).Sum(static pair => pair.Value);

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}

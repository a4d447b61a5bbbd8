namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>Counts actual and predicted classes, and computes scores from the counts. A ratio with a zero denominator is 0.</summary>
internal sealed class ConfusionMatrix
{
    private readonly Dictionary<(string Actual, string Predicted), int> _counts = [];

    public int Total => _counts.Values.Sum();

    public void Add(string actual, string predicted) => _counts[(actual, predicted)] = _counts.GetValueOrDefault((actual, predicted)) + 1;

    public void Add(bool actual, bool predicted) => Add(NameOf(actual), NameOf(predicted));

    /// <summary>Computes the scores of the class <c>true</c>.</summary>
    public ModelScores ScorePositive(int trainingSamples, string baseline) => Score([NameOf(true)], trainingSamples, baseline);

    /// <summary>Computes the unweighted mean of the scores over all classes that occur.</summary>
    public ModelScores ScoreClasses(int trainingSamples, string baseline) =>
        Score([.. _counts.Keys.Select(static key => key.Actual).Distinct(StringComparer.Ordinal)], trainingSamples, baseline);

    private static string NameOf(bool value) => value ? "true" : "false";

    private ModelScores Score(IReadOnlyList<string> classes, int trainingSamples, string baseline)
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

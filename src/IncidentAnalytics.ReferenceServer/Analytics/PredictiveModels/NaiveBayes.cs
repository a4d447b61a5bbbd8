using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>
/// A naive Bayes classifier over categorical features: the chance of a class times the chance of each value in it, counted in the
/// fitting data with one added to every count (Laplace).
/// </summary>
internal sealed class NaiveBayes
{
    private readonly string[] _classes;
    private readonly double[] _priors;
    private readonly FeatureLogs[] _features;

    /// <param name="fitting">The incidents to learn from.</param>
    /// <param name="classOf">The class of each.</param>
    /// <param name="features">What may be used.</param>
    public NaiveBayes(
        IReadOnlyList<Ticket> fitting,
        Func<Ticket, string> classOf,
        IReadOnlyDictionary<string, Func<Ticket, string>> features
    )
    {
        var groups = fitting.GroupBy(classOf, StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal).ToArray();
        int[] counts = [.. groups.Select(static group => group.Count())];
        _classes = [.. groups.Select(static group => group.Key)];
        _priors = [.. counts.Select(static count => Math.Log(count))];
        var places = fitting.Select(incident => Array.IndexOf(_classes, classOf(incident))).ToArray();
        _features = [.. features.Values.Select(valueOf => new FeatureLogs(valueOf, fitting, places, counts))];
    }

    /// <summary>The classes with their chances, which add up to one; the most likely first.</summary>
    public IReadOnlyList<(string Class, double Chance)> Predict(Ticket incident) =>
        [.. _classes.Zip(Chances(incident)).OrderByDescending(static pair => pair.Second)];

    /// <summary>The chance of one class.</summary>
    public double ChanceOf(Ticket incident, string name) =>
        Array.IndexOf(_classes, name) is >= 0 and var place ? Chances(incident)[place] : 0;

    private double[] Chances(Ticket incident)
    {
        var logs = (double[])_priors.Clone();
        foreach (var feature in _features)
        {
            feature.AddTo(logs, incident);
        }

        // Relative to the highest: nothing underflows.
        var highest = logs.Max();
        var sum = logs.Sum(log => Math.Exp(log - highest));
        return [.. logs.Select(log => Math.Exp(log - highest) / sum)];
    }
}

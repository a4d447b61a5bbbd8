using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>
/// A naive Bayes classifier over categorical features with Laplace smoothing.
/// </summary>
internal sealed class NaiveBayes
{
    private readonly string[] _classes;
    private readonly double[] _priors;
    private readonly FeatureLikelihoods[] _features;

    /// <param name="fitting">The incidents to fit.</param>
    /// <param name="classOf">Gets the class of an incident.</param>
    /// <param name="features">The features by name.</param>
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
        _features = [.. features.Values.Select(valueOf => new FeatureLikelihoods(valueOf, fitting, places, counts))];
    }

    /// <summary>The classes with their probabilities, the most likely first.</summary>
    public IReadOnlyList<(string Class, double Chance)> Predict(Ticket incident) =>
        [.. _classes.Zip(Chances(incident)).OrderByDescending(static pair => pair.Second)];

    /// <summary>The probability of a class.</summary>
    public double ChanceOf(Ticket incident, string name) =>
        Array.IndexOf(_classes, name) is >= 0 and var place ? Chances(incident)[place] : 0;

    private double[] Chances(Ticket incident)
    {
        var logs = (double[])_priors.Clone();
        foreach (var feature in _features)
        {
            feature.AddTo(logs, incident);
        }

        // Relative to the maximum, so that nothing underflows.
        var highest = logs.Max();
        var sum = logs.Sum(log => Math.Exp(log - highest));
        return [.. logs.Select(log => Math.Exp(log - highest) / sum)];
    }
}

/// <summary>The log-likelihoods of the values of a feature for each class of a <see cref="NaiveBayes"/>.</summary>
internal sealed class FeatureLikelihoods
{
    private readonly Func<Ticket, string> _valueOf;
    private readonly Dictionary<string, double[]> _logs = new(StringComparer.Ordinal);
    private readonly double[] _unseen;

    /// <param name="valueOf">Gets the value of the feature.</param>
    /// <param name="fitting">The incidents to fit.</param>
    /// <param name="classes">The index of the class of each incident.</param>
    /// <param name="classCounts">The number of incidents of each class.</param>
    public FeatureLikelihoods(
        Func<Ticket, string> valueOf,
        IReadOnlyList<Ticket> fitting,
        IReadOnlyList<int> classes,
        IReadOnlyList<int> classCounts
    )
    {
        _valueOf = valueOf;
        for (var i = 0; i < fitting.Count; i++)
        {
            var value = valueOf(fitting[i]);
            if (!_logs.TryGetValue(value, out var counts))
            {
                _logs[value] = counts = new double[classCounts.Count];
            }

            counts[classes[i]]++;
        }

        _unseen = [.. classCounts.Select(count => -Math.Log(count + _logs.Count))];
        foreach (var counts in _logs.Values)
        {
            for (var i = 0; i < counts.Length; i++)
            {
                counts[i] = Math.Log(counts[i] + 1) + _unseen[i];
            }
        }
    }

    public void AddTo(double[] logs, Ticket incident)
    {
        var own = _logs.GetValueOrDefault(_valueOf(incident), _unseen);
        for (var i = 0; i < logs.Length; i++)
        {
            logs[i] += own[i];
        }
    }
}

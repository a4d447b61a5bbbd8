using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Engine.Analytics.Prediction;

/// <summary>
/// A naive Bayes classifier over categorical features: the chance of a class times the chance of each value in it, counted in the
/// fitting data with one added to every count (Laplace).
/// </summary>
internal sealed class NaiveBayes
{
    private readonly IReadOnlyDictionary<string, Func<Ticket, string>> _features;
    private readonly Dictionary<string, int> _classes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Class, string Feature, string Value), int> _counts = [];
    private readonly Dictionary<string, int> _valueCounts;

    /// <param name="fitting">The incidents to learn from.</param>
    /// <param name="classOf">The class of each.</param>
    /// <param name="features">What may be used.</param>
    public NaiveBayes(IReadOnlyList<Ticket> fitting, Func<Ticket, string> classOf, IReadOnlyDictionary<string, Func<Ticket, string>> features)
    {
        _features = features;
        foreach (var incident in fitting)
        {
            var name = classOf(incident);
            _classes[name] = _classes.GetValueOrDefault(name) + 1;
            foreach (var (feature, valueOf) in features)
            {
                var key = (name, feature, valueOf(incident));
                _counts[key] = _counts.GetValueOrDefault(key) + 1;
            }
        }

        _valueCounts = features.Keys.ToDictionary(
            static feature => feature,
            feature => _counts.Keys.Where(key => key.Feature == feature).Select(static key => key.Value).Distinct(StringComparer.Ordinal).Count(),
            StringComparer.Ordinal);
    }

    /// <summary>The classes with their chances, which add up to one; the most likely first.</summary>
    public IReadOnlyList<(string Class, double Chance)> Predict(Ticket incident)
    {
        var values = _features.Select(feature => (feature.Key, Value: feature.Value(incident))).ToArray();
        var logs = _classes.Select(own => (Class: own.Key, Log: Math.Log(own.Value) + values.Sum(value =>
            Math.Log((_counts.GetValueOrDefault((own.Key, value.Key, value.Value)) + 1.0) / (own.Value + _valueCounts[value.Key]))))).ToArray();
        var highest = logs.Max(static pair => pair.Log);
        var sum = logs.Sum(pair => Math.Exp(pair.Log - highest));
        return [.. logs
            .Select(pair => (pair.Class, Chance: Math.Exp(pair.Log - highest) / sum))
            .OrderByDescending(static pair => pair.Chance)
            .ThenBy(static pair => pair.Class, StringComparer.Ordinal)];
    }

    /// <summary>The chance of one class.</summary>
    public double ChanceOf(Ticket incident, string name) => Predict(incident).FirstOrDefault(pair => pair.Class == name).Chance;
}

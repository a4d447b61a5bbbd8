using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>The logarithms of the chances of a feature's values, in each class of a <see cref="NaiveBayes"/>.</summary>
internal sealed class FeatureLogs
{
    private readonly Func<Ticket, string> _valueOf;
    private readonly Dictionary<string, double[]> _logs = new(StringComparer.Ordinal);
    private readonly double[] _unseen;

    /// <param name="valueOf">The feature.</param>
    /// <param name="fitting">The incidents to learn from.</param>
    /// <param name="classes">The number of the class of each.</param>
    /// <param name="classCounts">How many incidents each class has.</param>
    public FeatureLogs(
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

using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>Predicts a number by the median of the incidents that are alike; with fewer than five of them, by that of their priority, else of all.</summary>
internal sealed class GroupMedians
{
    private const int FewestAlike = 5;

    private readonly Func<Ticket, string> _groupOf;
    private readonly Dictionary<string, double> _groups;
    private readonly Dictionary<TicketPriority, double> _priorities;

    /// <param name="fitting">The incidents to learn from, at least one.</param>
    /// <param name="valueOf">The number of each.</param>
    /// <param name="groupOf">Which are alike, within one priority.</param>
    public GroupMedians(IReadOnlyList<Ticket> fitting, Func<Ticket, double> valueOf, Func<Ticket, string> groupOf)
    {
        _groupOf = groupOf;
        Overall = Median(fitting.Select(valueOf));
        _priorities = fitting
            .GroupBy(static incident => incident.Priority)
            .ToDictionary(static group => group.Key, group => Median(group.Select(valueOf)));
        _groups = fitting
            .GroupBy(Key, StringComparer.Ordinal)
            .Where(static group => group.Count() >= FewestAlike)
            .ToDictionary(static group => group.Key, group => Median(group.Select(valueOf)), StringComparer.Ordinal);
    }

    /// <summary>The median of all.</summary>
    public double Overall { get; }

    public double Predict(Ticket incident) =>
        _groups.TryGetValue(Key(incident), out var alike) ? alike
        : _priorities.TryGetValue(incident.Priority, out var urgent) ? urgent
        : Overall;

    /// <summary>Scores "more than the median of all" on incidents that were held back, and the error of the number itself.</summary>
    public ModelScores Score(
        IReadOnlyList<Ticket> heldBack,
        Func<Ticket, double> valueOf,
        int trainingSamples,
        string unit,
        string baseline
    )
    {
        var confusion = new Confusion();
        var error = 0.0;
        foreach (var incident in heldBack)
        {
            var (actual, predicted) = (valueOf(incident), Predict(incident));
            confusion.Add(actual > Overall, predicted > Overall);
            error += Math.Abs(actual - predicted);
        }

        return confusion.OfTrue(trainingSamples, baseline) with
        {
            Metrics = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["mean_absolute_error_" + unit] = Math.Round(error / Math.Max(1, heldBack.Count), 2),
                ["median_" + unit] = Math.Round(Overall, 2),
            },
        };
    }

    private string Key(Ticket incident) => $"{incident.Priority} {_groupOf(incident)}";

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}

using IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;
using IncidentAnalytics.ReferenceServer.Numerics;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>
/// RESOLUTION_TIME_PREDICTION: the median of the priority and category. Scored as "longer than the median of all". A sample is a resolved incident.
/// </summary>
internal sealed class ResolutionTimeBaseline(TrainingData data) : IBaseline
{
    private readonly Ticket[] _fitting = Resolved(data.Fitting);

    public int SampleCount => _fitting.Length;

    public string MissingDataMessage => "resolved incidents are needed in both parts of the training period";

    public ModelScores? Train() =>
        Fit(data)?.Score(Resolved(data.HeldOut), Minutes, SampleCount, "minutes", "median of the priority and category");

    public static GroupMedians? Fit(TrainingData data) =>
        Resolved(data.Fitting) is { Length: > 0 } fitting
            ? new(fitting, Minutes, static incident => incident.Category.ToUpperInvariant())
            : null;

    private static double Minutes(Ticket incident) => incident.TimeToResolve!.Value.TotalMinutes;

    private static Ticket[] Resolved(IReadOnlyList<Ticket> incidents) =>
        [.. incidents.Where(static incident => incident.ResolvedAt is not null)];
}

/// <summary>COST_PREDICTION: the median of the priority and application. Scored as "more than the median of all". A sample is a resolved incident.</summary>
internal sealed class CostBaseline(TrainingData data) : IBaseline
{
    private readonly Ticket[] _fitting = Resolved(data.Fitting);

    public int SampleCount => _fitting.Length;

    public string MissingDataMessage => "resolved incidents are needed in both parts of the training period";

    public ModelScores? Train() =>
        Fit(data)?.Score(Resolved(data.HeldOut), Cost, SampleCount, "usd", "median of the priority and application");

    public static GroupMedians? Fit(TrainingData data) =>
        Resolved(data.Fitting) is { Length: > 0 } fitting ? new(fitting, Cost, static incident => incident.Application) : null;

    private static double Cost(Ticket incident) => (double)CostCalculator.Total(incident);

    private static Ticket[] Resolved(IReadOnlyList<Ticket> incidents) =>
        [.. incidents.Where(static incident => incident.ResolvedAt is not null)];
}

/// <summary>Predicts a number as the median of similar incidents; with fewer than five of them, as that of the same priority, or else of all.</summary>
internal sealed class GroupMedians
{
    private const int MinAlike = 5;

    private readonly Func<Ticket, string> _groupOf;
    private readonly Dictionary<string, double> _groups;
    private readonly Dictionary<TicketPriority, double> _priorities;

    /// <param name="fitting">The incidents to fit, at least one.</param>
    /// <param name="valueOf">Gets the number of an incident.</param>
    /// <param name="groupOf">Gets the group of similar incidents within a priority.</param>
    public GroupMedians(IReadOnlyList<Ticket> fitting, Func<Ticket, double> valueOf, Func<Ticket, string> groupOf)
    {
        _groupOf = groupOf;
        Overall = Statistics.Median(fitting.Select(valueOf));
        _priorities = fitting
            .GroupBy(static incident => incident.Priority)
            .ToDictionary(static group => group.Key, group => Statistics.Median(group.Select(valueOf)));
        _groups = fitting
            .GroupBy(Key, StringComparer.Ordinal)
            .Where(static group => group.Count() >= MinAlike)
            .ToDictionary(static group => group.Key, group => Statistics.Median(group.Select(valueOf)), StringComparer.Ordinal);
    }

    /// <summary>The median of all.</summary>
    public double Overall { get; }

    public double Predict(Ticket incident) =>
        _groups.TryGetValue(Key(incident), out var alike) ? alike
        : _priorities.TryGetValue(incident.Priority, out var urgent) ? urgent
        : Overall;

    /// <summary>Scores the prediction "more than the median of all", and the error of the number itself, on held-out incidents.</summary>
    public ModelScores Score(
        IReadOnlyList<Ticket> heldBack,
        Func<Ticket, double> valueOf,
        int trainingSamples,
        string unit,
        string baseline
    )
    {
        var matrix = new ConfusionMatrix();
        var error = 0.0;
        foreach (var incident in heldBack)
        {
            var (actual, predicted) = (valueOf(incident), Predict(incident));
            matrix.Add(actual > Overall, predicted > Overall);
            error += Math.Abs(actual - predicted);
        }

        return matrix.ScorePositive(trainingSamples, baseline) with
        {
            Metrics = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["mean_absolute_error_" + unit] = Math.Round(error / Math.Max(1, heldBack.Count), 2),
                ["median_" + unit] = Math.Round(Overall, 2),
            },
        };
    }

    private string Key(Ticket incident) => $"{incident.Priority} {_groupOf(incident)}";
}

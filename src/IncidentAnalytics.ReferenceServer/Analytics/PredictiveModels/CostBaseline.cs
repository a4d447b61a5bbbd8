using IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>COST_PREDICTION: the median of the priority and application. Scored as "more than the median of all". A sample is a resolved incident.</summary>
internal sealed class CostBaseline(TrainingData data) : IBaseline
{
    private readonly Ticket[] _fitting = Resolved(data.Fitting);

    public int SampleCount => _fitting.Length;

    public string Lack => "resolved incidents are needed in both parts of the training period";

    public ModelScores? Train() =>
        Fit(data)?.Score(Resolved(data.HeldBack), Cost, SampleCount, "usd", "median of the priority and application");

    public static GroupMedians? Fit(TrainingData data) =>
        Resolved(data.Fitting) is { Length: > 0 } fitting ? new(fitting, Cost, static incident => incident.Application) : null;

    private static double Cost(Ticket incident) => (double)CostCalculator.Total(incident);

    private static Ticket[] Resolved(IReadOnlyList<Ticket> incidents) =>
        [.. incidents.Where(static incident => incident.ResolvedAt is not null)];
}

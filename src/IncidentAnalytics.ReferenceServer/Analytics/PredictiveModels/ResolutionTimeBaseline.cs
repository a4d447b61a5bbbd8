using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>
/// RESOLUTION_TIME_PREDICTION: the median of the priority and category. Scored as "longer than the median of all". A sample is a resolved incident.
/// </summary>
internal sealed class ResolutionTimeBaseline(TrainingData data) : IBaseline
{
    private readonly Ticket[] _fitting = Resolved(data.Fitting);

    public int SampleCount => _fitting.Length;

    public string Lack => "resolved incidents are needed in both parts of the training period";

    public ModelScores? Train() =>
        Fit(data)?.Score(Resolved(data.HeldBack), Minutes, SampleCount, "minutes", "median of the priority and category");

    public static GroupMedians? Fit(TrainingData data) =>
        Resolved(data.Fitting) is { Length: > 0 } fitting
            ? new(fitting, Minutes, static incident => incident.Category.ToUpperInvariant())
            : null;

    private static double Minutes(Ticket incident) => incident.TimeToResolve!.Value.TotalMinutes;

    private static Ticket[] Resolved(IReadOnlyList<Ticket> incidents) =>
        [.. incidents.Where(static incident => incident.ResolvedAt is not null)];
}

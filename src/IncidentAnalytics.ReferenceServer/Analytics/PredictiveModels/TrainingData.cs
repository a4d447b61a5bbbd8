using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>The incidents of a training period: the first four fifths of the time are for fitting, the last fifth is held back.</summary>
internal sealed class TrainingData
{
    private const double FittingPart = 0.8;

    public TrainingData(PredictiveModel model, IncidentSet incidents)
    {
        var asked = incidents.EndsAt.AddDays(-model.TrainingDataPeriodDays);
        Start = asked > incidents.StartsAt ? asked : incidents.StartsAt;
        End = incidents.EndsAt;
        Cut = Start + ((End - Start) * FittingPart);
        Fitting = [.. incidents.CreatedIn(Start, Cut)];
        HeldBack = [.. incidents.CreatedIn(Cut, End)];
        Features = IncidentFeatures.Chosen(model.FeatureColumns);
    }

    public DateTimeOffset Start { get; }

    public DateTimeOffset Cut { get; }

    public DateTimeOffset End { get; }

    public IReadOnlyList<Ticket> Fitting { get; }

    public IReadOnlyList<Ticket> HeldBack { get; }

    /// <summary>The features that the model names; all when it names none that there are.</summary>
    public IReadOnlyDictionary<string, Func<Ticket, string>> Features { get; }
}

using System.Globalization;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;
using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;

/// <summary>Predictions about the incidents that are open at an instant, limited to the most important ones.</summary>
internal sealed class OpenIncidentInsights(InsightTemplate template, TrainingData data, IncidentSet incidents)
{
    private const int MaxPerModel = 5;

    private readonly Ticket[] _open =
    [
        .. incidents
            .All.Where(incident =>
                incident.CreatedAt < incidents.EndsAt
                && incident.CreatedAt < template.From
                && IsOpen(incident, template.From, incidents.EndsAt)
            )
            .Reverse(),
    ];

    /// <summary>Predicts the severity of incidents whose severity looks wrong, the most certain first.</summary>
    public IEnumerable<IncidentInsight> PredictSeverity()
    {
        var classifier = SeverityBaseline.Fit(data);
        return _open
            .Select(incident => (Incident: incident, Best: classifier.Predict(incident)[0]))
            .Where(static pair => pair.Best.Class != Severities.FromPriority(pair.Incident.Priority))
            .OrderByDescending(static pair => pair.Best.Chance)
            .Take(MaxPerModel)
            .Select(pair => new IncidentInsight(
                pair.Incident,
                template.Create(
                    InsightTypes.SeverityPrediction,
                    $"{pair.Incident.Number} looks {pair.Best.Class}",
                    $"It is {Severities.FromPriority(pair.Incident.Priority)}; incidents like it usually are {pair.Best.Class}.",
                    pair.Best.Chance,
                    JsonValue.Create(pair.Best.Class),
                    "severity",
                    "Review its priority."
                )
            ));
    }

    /// <summary>Predicts the resolution time of the latest urgent incidents.</summary>
    public IEnumerable<IncidentInsight> PredictResolutionTime(ModelScores scores)
    {
        var medians = ResolutionTimeBaseline.Fit(data);
        return medians is null
            ? []
            : Urgent()
                .Select(incident =>
                {
                    var minutes = medians.Predict(incident);
                    return new IncidentInsight(
                        incident,
                        template.Create(
                            InsightTypes.ResolutionTimePrediction,
                            string.Create(CultureInfo.InvariantCulture, $"{incident.Number} takes about {minutes:0} minutes"),
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"Expected resolution: {incident.CreatedAt.AddMinutes(minutes):yyyy-MM-dd HH:mm} UTC."
                            ),
                            scores.Accuracy,
                            JsonValue.Create(Math.Round(minutes, 1)),
                            "minutes",
                            "Tell those affected when to expect it."
                        )
                    );
                });
    }

    /// <summary>Predicts escalations, the most likely first.</summary>
    public IEnumerable<IncidentInsight> PredictEscalation(ModelScores scores)
    {
        var classifier = EscalationBaseline.Fit(data);
        return _open
            .Where(static incident => !incident.IsEscalated)
            .Select(incident => (Incident: incident, Chance: EscalationBaseline.Chance(classifier, incident)))
            .OrderByDescending(static pair => pair.Chance)
            .Take(MaxPerModel)
            .Select(pair => new IncidentInsight(
                pair.Incident,
                template.Create(
                    InsightTypes.EscalationPrediction,
                    $"{pair.Incident.Number} may be escalated",
                    string.Create(CultureInfo.InvariantCulture, $"Of incidents like it {100 * pair.Chance:0} in 100 are."),
                    scores.Precision,
                    JsonValue.Create(Math.Round(pair.Chance, 4)),
                    "probability",
                    "Assign an experienced engineer."
                )
            ));
    }

    /// <summary>Predicts the cost of the latest urgent incidents.</summary>
    public IEnumerable<IncidentInsight> PredictCost(ModelScores scores)
    {
        var medians = CostBaseline.Fit(data);
        return medians is null
            ? []
            : Urgent()
                .Select(incident =>
                {
                    var cost = medians.Predict(incident);
                    return new IncidentInsight(
                        incident,
                        template.Create(
                            InsightTypes.CostPrediction,
                            string.Create(CultureInfo.InvariantCulture, $"{incident.Number} costs about {cost:0} {CostRates.Currency}"),
                            $"The median of {Severities.FromPriority(incident.Priority)} incidents of {incident.Application}.",
                            scores.Accuracy,
                            JsonValue.Create(Math.Round(cost, 2)),
                            CostRates.Currency,
                            "Resolve it before cheaper ones."
                        )
                    );
                });
    }

    // At the world's end, an incident with a resolution in the future is not open.
    private static bool IsOpen(Ticket incident, DateTimeOffset at, DateTimeOffset end) =>
        incident.ResolvedAt is null || (at < end && incident.ResolvedAt > at);

    private IEnumerable<Ticket> Urgent() =>
        _open.Where(static incident => incident.Priority is TicketPriority.P1 or TicketPriority.P2).Take(MaxPerModel);
}

/// <summary>A prediction about one incident.</summary>
internal sealed record IncidentInsight(Ticket Incident, PredictiveInsight Insight)
{
    /// <summary>Compares the prediction with the actual outcome once the incident is resolved. Severities are never validated.</summary>
    public PredictiveInsight Validate()
    {
        if (Incident.TimeToResolve is not { } time)
        {
            return Insight;
        }

        double? accuracy = Insight.InsightType switch
        {
            InsightTypes.ResolutionTimePrediction => PredictionAccuracy.Calculate((double)Insight.Value, time.TotalMinutes),
            InsightTypes.CostPrediction => PredictionAccuracy.Calculate((double)Insight.Value, (double)CostCalculator.Total(Incident)),
            InsightTypes.EscalationPrediction => Incident.IsEscalated ? (double)Insight.Value : 1 - (double)Insight.Value,
            _ => null,
        };
        return accuracy is { } known ? Insight with { IsValidated = true, Accuracy = Math.Round(known, 4) } : Insight;
    }
}

/// <summary>The accuracy of predicted numbers.</summary>
internal static class PredictionAccuracy
{
    /// <summary>1 minus the error relative to the larger number, which counts as 1 at least; at least 0.</summary>
    public static double Calculate(double expected, double actual) =>
        Math.Max(0, 1 - (Math.Abs(expected - actual) / Math.Max(1, Math.Max(expected, actual))));
}

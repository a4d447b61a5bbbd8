using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;

/// <summary>What models expect of the incidents that are open at an instant, each with its incident; the few that matter most.</summary>
internal sealed class OpenIncidentInsights(InsightTemplate template, TrainingData data, IncidentSet incidents)
{
    private const int MostPerModel = 5;

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

    /// <summary>Those that look more or less severe than they are, the surest first.</summary>
    public IEnumerable<IncidentInsight> OfSeverity()
    {
        var classifier = SeverityBaseline.Fit(data);
        return _open
            .Select(incident => (Incident: incident, Best: classifier.Predict(incident)[0]))
            .Where(static pair => pair.Best.Class != Severities.Of(pair.Incident.Priority))
            .OrderByDescending(static pair => pair.Best.Chance)
            .Take(MostPerModel)
            .Select(pair => new IncidentInsight(
                pair.Incident,
                template.Make(
                    InsightTypes.SeverityPrediction,
                    $"{pair.Incident.Number} looks {pair.Best.Class}",
                    $"It is {Severities.Of(pair.Incident.Priority)}; incidents like it usually are {pair.Best.Class}.",
                    pair.Best.Chance,
                    JsonValue.Create(pair.Best.Class),
                    "severity",
                    "Look at its priority again."
                )
            ));
    }

    /// <summary>The latest urgent ones, with the time that they will have taken.</summary>
    public IEnumerable<IncidentInsight> OfResolutionTime(ModelScores scores)
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
                        template.Make(
                            InsightTypes.ResolutionTimePrediction,
                            string.Create(Text.Invariant, $"{incident.Number} takes about {minutes:0} minutes"),
                            string.Create(
                                Text.Invariant,
                                $"To be resolved around {incident.CreatedAt.AddMinutes(minutes):yyyy-MM-dd HH:mm} UTC."
                            ),
                            scores.Accuracy,
                            JsonValue.Create(Math.Round(minutes, 1)),
                            "minutes",
                            "Tell those affected when to expect it."
                        )
                    );
                });
    }

    /// <summary>Those not escalated yet that most likely will be.</summary>
    public IEnumerable<IncidentInsight> OfEscalation(ModelScores scores)
    {
        var classifier = EscalationBaseline.Fit(data);
        return _open
            .Where(static incident => !incident.IsEscalated)
            .Select(incident => (Incident: incident, Chance: EscalationBaseline.Chance(classifier, incident)))
            .OrderByDescending(static pair => pair.Chance)
            .Take(MostPerModel)
            .Select(pair => new IncidentInsight(
                pair.Incident,
                template.Make(
                    InsightTypes.EscalationPrediction,
                    $"{pair.Incident.Number} may be escalated",
                    string.Create(Text.Invariant, $"Of incidents like it {100 * pair.Chance:0} in 100 are."),
                    scores.Precision,
                    JsonValue.Create(Math.Round(pair.Chance, 4)),
                    "probability",
                    "Let somebody experienced look at it now."
                )
            ));
    }

    /// <summary>The latest urgent ones, with what they will have cost.</summary>
    public IEnumerable<IncidentInsight> OfCost(ModelScores scores)
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
                        template.Make(
                            InsightTypes.CostPrediction,
                            string.Create(Text.Invariant, $"{incident.Number} costs about {cost:0} {CostAnalyses.CostRates.Currency}"),
                            $"The median of {Severities.Of(incident.Priority)} incidents of {incident.Application}.",
                            scores.Accuracy,
                            JsonValue.Create(Math.Round(cost, 2)),
                            CostAnalyses.CostRates.Currency,
                            "Resolve it before cheaper ones."
                        )
                    );
                });
    }

    // At the world's end an incident that says when it will be resolved is not open.
    private static bool IsOpen(Ticket incident, DateTimeOffset at, DateTimeOffset end) =>
        incident.ResolvedAt is null || (at < end && incident.ResolvedAt > at);

    private IEnumerable<Ticket> Urgent() =>
        _open.Where(static incident => incident.Priority is TicketPriority.P1 or TicketPriority.P2).Take(MostPerModel);
}

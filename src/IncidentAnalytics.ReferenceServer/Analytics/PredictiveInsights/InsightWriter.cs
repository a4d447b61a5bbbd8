using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;

/// <summary>
/// Writes what an ACTIVE model expects, from the baseline of its type. Every insight is about one day and expires at its end. Its confidence is
/// the model's accuracy on held-out data, for an escalation the precision, for a severity the chance of the class.
/// </summary>
internal static class InsightWriter
{
    /// <summary>The days before the world's end whose forecasts are there from the start.</summary>
    private const int PastDays = 14;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>How long ago the earlier insights of a generated world were made: their day is not over, and most of their incidents are.</summary>
    private static readonly TimeSpan Earlier = TimeSpan.FromHours(20);

    /// <summary>
    /// The insights that are there from the start: the day forecasts of the last midnights, each made of what came before it and, once its day is over,
    /// compared with what happened; and what the system's models expect now. In a generated world also what they expected 20 hours ago, part of it
    /// acknowledged and compared with what happened.
    /// </summary>
    public static IEnumerable<PredictiveInsight> First(
        IncidentSet incidents,
        IReadOnlyList<PredictiveModel> models,
        RecordIds ids,
        bool isGenerated
    )
    {
        var number = 0;
        var forecaster = models.FirstOrDefault(static model =>
            model is { ModelType: ModelTypes.IncidentPrediction, Status: ModelStatuses.Active }
        );
        for (var daysAgo = PastDays; daysAgo >= 0 && forecaster is not null; daysAgo--)
        {
            var midnight = incidents.LastMidnight.AddDays(-daysAgo);
            if (DayForecast.Make(forecaster, incidents, midnight) is { } forecast)
            {
                yield return forecast.Validated(incidents) with
                {
                    Id = ids.For(RecordKind.Insight, number++),
                };
            }
        }

        var others = models.Where(static model => model.ModelType != ModelTypes.IncidentPrediction).ToArray();
        foreach (var insight in others.SelectMany(model => Write(model, incidents, incidents.EndsAt, isGenerated)))
        {
            yield return insight with
            {
                Id = ids.For(RecordKind.Insight, number++),
            };
        }

        if (!isGenerated)
        {
            yield break;
        }

        var madeAt = incidents.EndsAt - Earlier;
        foreach (var insight in others.SelectMany(model => OfIncidents(model, incidents, madeAt)))
        {
            var isAcknowledged = number % 2 == 0;
            yield return insight.Validated() with
            {
                Id = ids.For(RecordKind.Insight, number++),
                IsAcknowledged = isAcknowledged,
                AcknowledgedBy = isAcknowledged ? AnalyticsUser.Operations : null,
                AcknowledgedAt = isAcknowledged ? madeAt.AddHours(1) : null,
            };
        }
    }

    /// <summary>What a model expects at the instant that is now; nothing when it is not ACTIVE. The ids are still empty.</summary>
    public static IEnumerable<PredictiveInsight> Write(
        PredictiveModel model,
        IncidentSet incidents,
        DateTimeOffset now,
        bool alwaysWarns = false
    )
    {
        if (model is not { Status: ModelStatuses.Active, Scores: { } scores })
        {
            return [];
        }

        return model.ModelType switch
        {
            ModelTypes.IncidentPrediction => DayForecast.Make(model, incidents, now) is { } forecast ? [forecast.Insight] : [],
            ModelTypes.AnomalyDetection => AnomalyWarnings.Write(
                new InsightTemplate(model, now, now + Day),
                incidents,
                scores,
                alwaysWarns
            ),
            _ => OfIncidents(model, incidents, now).Select(static insight => insight.Insight),
        };
    }

    /// <summary>What a model expects of the incidents that are open at an instant; nothing when it is not ACTIVE or expects something else.</summary>
    private static IEnumerable<IncidentInsight> OfIncidents(PredictiveModel model, IncidentSet incidents, DateTimeOffset at)
    {
        if (model is not { Status: ModelStatuses.Active, Scores: { } scores })
        {
            return [];
        }

        var insights = new OpenIncidentInsights(new InsightTemplate(model, at, at + Day), new TrainingData(model, incidents), incidents);
        return model.ModelType switch
        {
            ModelTypes.SeverityPrediction => insights.OfSeverity(),
            ModelTypes.ResolutionTimePrediction => insights.OfResolutionTime(scores),
            ModelTypes.EscalationPrediction => insights.OfEscalation(scores),
            ModelTypes.CostPrediction => insights.OfCost(scores),
            _ => [],
        };
    }
}

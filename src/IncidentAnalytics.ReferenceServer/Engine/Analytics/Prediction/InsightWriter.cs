using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Engine.Analytics.Prediction;

/// <summary>
/// Writes what an ACTIVE model expects, from the baseline of its type. Every insight is about one day and expires at its end. Its confidence is
/// the model's accuracy on held-out data, for an escalation the precision, for a severity the chance of the class.
/// </summary>
internal static class InsightWriter
{
    /// <summary>The days before the world's end whose forecasts are there from the start.</summary>
    private const int PastDays = 14;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>
    /// The insights that are there from the start: the day forecasts of the last midnights, each made of what came before it and, once its day is over,
    /// compared with what happened; and what the system's models expect now.
    /// </summary>
    public static IEnumerable<PredictiveInsight> First(IncidentSet incidents, IReadOnlyList<PredictiveModel> models, RecordIds ids)
    {
        var number = 0;
        var forecaster = models.FirstOrDefault(static model => model is { ModelType: ModelTypes.IncidentPrediction, Status: ModelStatuses.Active });
        for (var daysAgo = PastDays; daysAgo >= 0 && forecaster is not null; daysAgo--)
        {
            var midnight = incidents.LastMidnight.AddDays(-daysAgo);
            if (DayForecast.Make(forecaster, incidents, midnight) is { } forecast)
            {
                yield return forecast.Validated(incidents) with { Id = ids.For(RecordKind.Insight, number++) };
            }
        }

        foreach (var insight in models.Where(static model => model.ModelType != ModelTypes.IncidentPrediction).SelectMany(model => Write(model, incidents, incidents.EndsAt)))
        {
            yield return insight with { Id = ids.For(RecordKind.Insight, number++) };
        }
    }

    /// <summary>What a model expects at an instant; nothing when it is not ACTIVE. The ids are still empty.</summary>
    public static IEnumerable<PredictiveInsight> Write(PredictiveModel model, IncidentSet incidents, DateTimeOffset now)
    {
        if (model is not { Status: ModelStatuses.Active, Scores: { } scores })
        {
            return [];
        }

        var template = new InsightTemplate(model, now, now + Day);
        var insights = new OpenIncidentInsights(template, new TrainingData(model, incidents), incidents);
        return model.ModelType switch
        {
            ModelTypes.IncidentPrediction => DayForecast.Make(model, incidents, now) is { } forecast ? [forecast.Insight] : [],
            ModelTypes.SeverityPrediction => insights.OfSeverity(),
            ModelTypes.ResolutionTimePrediction => insights.OfResolutionTime(scores),
            ModelTypes.EscalationPrediction => insights.OfEscalation(scores),
            ModelTypes.CostPrediction => insights.OfCost(scores),
            _ => AnomalyWarnings.Write(template, incidents, scores),
        };
    }
}

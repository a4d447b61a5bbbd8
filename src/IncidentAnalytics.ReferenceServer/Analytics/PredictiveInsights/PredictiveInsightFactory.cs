using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;
using IncidentAnalytics.ReferenceServer.Analytics.Records;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;

/// <summary>
/// Creates the insights of ACTIVE models with the baseline of their type. An insight covers one day and expires at its end. Its confidence is
/// the accuracy of the model on held-out data, the precision for an escalation, or the probability of the class for a severity.
/// </summary>
internal static class PredictiveInsightFactory
{
    /// <summary>The number of past days with a forecast.</summary>
    private const int PastDays = 14;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The age of the earlier insights of a generated world: they have not expired, but most of their incidents are resolved.</summary>
    private static readonly TimeSpan Earlier = TimeSpan.FromHours(20);

    /// <summary>
    /// Creates the initial insights: the day forecasts of the last midnights, each from the incidents before it and validated once its day is
    /// over; and the current predictions of the system's models. A generated world also has their predictions of 20 hours ago, some of them
    /// acknowledged or validated.
    /// </summary>
    public static IEnumerable<PredictiveInsight> CreateInitial(
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
            if (DayForecast.Create(forecaster, incidents, midnight) is { } forecast)
            {
                yield return forecast.Validate(incidents) with
                {
                    Id = ids.Create(RecordKind.Insight, number++),
                };
            }
        }

        var others = models.Where(static model => model.ModelType != ModelTypes.IncidentPrediction).ToArray();
        foreach (var insight in others.SelectMany(model => Create(model, incidents, incidents.EndsAt, isGenerated)))
        {
            yield return insight with
            {
                Id = ids.Create(RecordKind.Insight, number++),
            };
        }

        if (!isGenerated)
        {
            yield break;
        }

        var madeAt = incidents.EndsAt - Earlier;
        foreach (var insight in others.SelectMany(model => PredictOpenIncidents(model, incidents, madeAt)))
        {
            var isAcknowledged = number % 2 == 0;
            yield return insight.Validate() with
            {
                Id = ids.Create(RecordKind.Insight, number++),
                IsAcknowledged = isAcknowledged,
                AcknowledgedBy = isAcknowledged ? AnalyticsUser.Operations : null,
                AcknowledgedAt = isAcknowledged ? madeAt.AddHours(1) : null,
            };
        }
    }

    /// <summary>Creates the current insights of a model, without ids; none when it is not ACTIVE.</summary>
    public static IEnumerable<PredictiveInsight> Create(
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
            ModelTypes.IncidentPrediction => DayForecast.Create(model, incidents, now) is { } forecast ? [forecast.Insight] : [],
            ModelTypes.AnomalyDetection => AnomalyWarnings.Create(
                new InsightTemplate(model, now, now + Day),
                incidents,
                scores,
                alwaysWarns
            ),
            _ => PredictOpenIncidents(model, incidents, now).Select(static insight => insight.Insight),
        };
    }

    /// <summary>The predictions of a model about the incidents that are open at an instant; none when it is not ACTIVE or predicts something else.</summary>
    private static IEnumerable<IncidentInsight> PredictOpenIncidents(PredictiveModel model, IncidentSet incidents, DateTimeOffset at)
    {
        if (model is not { Status: ModelStatuses.Active, Scores: { } scores })
        {
            return [];
        }

        var insights = new OpenIncidentInsights(new InsightTemplate(model, at, at + Day), new TrainingData(model, incidents), incidents);
        return model.ModelType switch
        {
            ModelTypes.SeverityPrediction => insights.PredictSeverity(),
            ModelTypes.ResolutionTimePrediction => insights.PredictResolutionTime(scores),
            ModelTypes.EscalationPrediction => insights.PredictEscalation(scores),
            ModelTypes.CostPrediction => insights.PredictCost(scores),
            _ => [],
        };
    }
}

/// <summary>Creates insights of one model at one instant.</summary>
internal sealed record InsightTemplate(PredictiveModel Model, DateTimeOffset From, DateTimeOffset Until)
{
    public PredictiveInsight Create(
        string type,
        string title,
        string description,
        double confidence,
        JsonValue value,
        string unit,
        params string[] recommendations
    ) =>
        new()
        {
            Id = Guid.Empty,
            ModelId = Model.Id,
            InsightType = type,
            Title = title,
            Description = description,
            ConfidenceScore = Math.Round(Math.Clamp(confidence, 0, 1), 4),
            Value = value,
            Unit = unit,
            Recommendations = recommendations,
            ValidFrom = From,
            ExpiresAt = Until,
            CreatedAt = From,
        };
}

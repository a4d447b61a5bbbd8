using IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;

/// <summary>What a model expects of one incident.</summary>
internal sealed record IncidentInsight(Ticket Incident, PredictiveInsight Insight)
{
    /// <summary>Compared with what happened, once the incident is resolved. A severity is never found out.</summary>
    public PredictiveInsight Validated()
    {
        if (Incident.TimeToResolve is not { } time)
        {
            return Insight;
        }

        double? accuracy = Insight.InsightType switch
        {
            InsightTypes.ResolutionTimePrediction => Likeness((double)Insight.Value, time.TotalMinutes),
            InsightTypes.CostPrediction => Likeness((double)Insight.Value, (double)CostCalculator.Total(Incident)),
            InsightTypes.EscalationPrediction => Incident.IsEscalated ? (double)Insight.Value : 1 - (double)Insight.Value,
            _ => null,
        };
        return accuracy is { } known ? Insight with { IsValidated = true, Accuracy = Math.Round(known, 4) } : Insight;
    }

    private static double Likeness(double expected, double actual) =>
        Math.Max(0, 1 - (Math.Abs(expected - actual) / Math.Max(1, Math.Max(expected, actual))));
}

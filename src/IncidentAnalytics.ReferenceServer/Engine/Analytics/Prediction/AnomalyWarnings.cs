using System.Text.Json.Nodes;

namespace IncidentAnalytics.ReferenceServer.Engine.Analytics.Prediction;

/// <summary>Warns of applications whose last 24 hours brought more incidents than one in twenty such days would: not an anomaly, but on the way.</summary>
internal static class AnomalyWarnings
{
    // Minus the decimal logarithm of one in twenty.
    private const double LeastSurprise = 1.3;

    public static IEnumerable<PredictiveInsight> Write(InsightTemplate template, IncidentSet incidents, ModelScores scores)
    {
        if (WeeklyProfile.Of(incidents.All, incidents.StartsAt, incidents.EndsAt) is not { } profile)
        {
            yield break;
        }

        var last = WeeklyProfile.HourOf(incidents.EndsAt);
        var usual = Enumerable.Range(1, 24).Sum(i => profile.RateAt(last - i));
        var day = incidents.CreatedIn(incidents.EndsAt.AddDays(-1), incidents.EndsAt).GroupBy(static incident => incident.Application, StringComparer.Ordinal);
        var all = incidents.All
            .GroupBy(static incident => incident.Application, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.Count(), StringComparer.Ordinal);
        foreach (var own in day.OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            var (application, count) = (own.Key, own.Count());
            var expected = usual * all[application] / incidents.All.Count;
            var surprise = Poisson.Surprise(count, Math.Max(expected, 1e-9));
            if (surprise >= LeastSurprise)
            {
                yield return template.Make(
                    InsightTypes.AnomalyWarning,
                    $"More incidents of {application} than usual",
                    string.Create(Text.Invariant, $"{count} in the last 24 hours where {expected:0.0} were to be expected."),
                    scores.Accuracy,
                    JsonValue.Create(Math.Round(surprise, 2)),
                    "score",
                    $"Look at what changed in {application}.");
            }
        }
    }
}

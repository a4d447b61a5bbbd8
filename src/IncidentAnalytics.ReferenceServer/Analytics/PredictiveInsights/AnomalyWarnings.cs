using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;

/// <summary>Warns of applications whose last 24 hours brought more incidents than one in twenty such days would: not an anomaly, but on the way.</summary>
internal static class AnomalyWarnings
{
    // Minus the decimal logarithm of one in twenty.
    private const double LeastSurprise = 1.3;

    /// <param name="template">What the warnings have in common.</param>
    /// <param name="incidents">The incidents of the world.</param>
    /// <param name="scores">Those of the model.</param>
    /// <param name="always">Whether the application that is nearest to a warning is named when there is none.</param>
    public static IEnumerable<PredictiveInsight> Write(
        InsightTemplate template,
        IncidentSet incidents,
        ModelScores scores,
        bool always = false
    )
    {
        if (WeeklyProfile.Of(incidents.All, incidents.StartsAt, incidents.EndsAt) is not { } profile)
        {
            yield break;
        }

        var last = WeeklyProfile.HourOf(incidents.EndsAt);
        var usual = Enumerable.Range(1, 24).Sum(i => profile.RateAt(last - i));
        var day = incidents
            .CreatedIn(incidents.EndsAt.AddDays(-1), incidents.EndsAt)
            .GroupBy(static incident => incident.Application, StringComparer.Ordinal);
        var all = incidents
            .All.GroupBy(static incident => incident.Application, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.Count(), StringComparer.Ordinal);
        var days = day.Select(own => (Application: own.Key, Count: own.Count(), Expected: usual * all[own.Key] / incidents.All.Count))
            .Select(static own =>
                (own.Application, own.Count, own.Expected, Surprise: Poisson.Surprise(own.Count, Math.Max(own.Expected, 1e-9)))
            )
            .OrderBy(static own => own.Application, StringComparer.Ordinal)
            .ToArray();
        var unusual = days.Where(static own => own.Surprise >= LeastSurprise).ToArray();
        if (unusual.Length == 0 && always && days.Length > 0)
        {
            unusual = [days.MaxBy(static own => own.Count - own.Expected)];
        }

        foreach (var (application, count, expected, surprise) in unusual)
        {
            yield return template.Make(
                InsightTypes.AnomalyWarning,
                surprise >= LeastSurprise ? $"More incidents of {application} than usual" : $"{application} is nearest to an unusual day",
                string.Create(Text.Invariant, $"{count} in the last 24 hours, {expected:0.0} expected."),
                scores.Accuracy,
                JsonValue.Create(Math.Round(surprise, 2)),
                "score",
                $"Look at what changed in {application}."
            );
        }
    }
}

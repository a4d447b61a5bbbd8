using System.Globalization;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;

/// <summary>Warns of applications whose last 24 hours had more incidents than one in twenty such days, which is less than an anomaly.</summary>
internal static class AnomalyWarnings
{
    // Minus the decimal logarithm of one in twenty.
    private const double MinSurprise = 1.3;

    /// <param name="template">Creates the insights.</param>
    /// <param name="incidents">The incidents of the world.</param>
    /// <param name="scores">The scores of the model.</param>
    /// <param name="always">Whether to name the application that is nearest to a warning when there is none.</param>
    public static IEnumerable<PredictiveInsight> Create(
        InsightTemplate template,
        IncidentSet incidents,
        ModelScores scores,
        bool always = false
    )
    {
        if (WeeklyProfile.Create(incidents.All, incidents.StartsAt, incidents.EndsAt) is not { } profile)
        {
            yield break;
        }

        var last = WeeklyProfile.GetHour(incidents.EndsAt);
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
        var unusual = days.Where(static own => own.Surprise >= MinSurprise).ToArray();
        if (unusual.Length == 0 && always && days.Length > 0)
        {
            unusual = [days.MaxBy(static own => own.Count - own.Expected)];
        }

        foreach (var (application, count, expected, surprise) in unusual)
        {
            yield return template.Create(
                InsightTypes.AnomalyWarning,
                surprise >= MinSurprise ? $"More incidents of {application} than usual" : $"{application} is nearest to an unusual day",
                string.Create(CultureInfo.InvariantCulture, $"{count} in the last 24 hours, {expected:0.0} expected."),
                scores.Accuracy,
                JsonValue.Create(Math.Round(surprise, 2)),
                "score",
                $"Look at what changed in {application}."
            );
        }
    }
}

using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;

/// <summary>How many incidents the 24 hours after an instant will bring: the usual rates of their hours of the week.</summary>
internal sealed record DayForecast(PredictiveInsight Insight, double Expected)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Made of the incidents before the instant; null when they do not fill four weeks.</summary>
    public static DayForecast? Make(PredictiveModel model, IncidentSet incidents, DateTimeOffset from)
    {
        if (
            model.Scores is not { } scores
            || WeeklyProfile.Of(incidents.CreatedIn(incidents.StartsAt, from), incidents.StartsAt, from) is not { } profile
        )
        {
            return null;
        }

        var first = WeeklyProfile.HourOf(from);
        var rates = Enumerable.Range(0, 24).Select(i => (Hour: first + i, Rate: profile.RateAt(first + i))).ToArray();
        var expected = rates.Sum(static hour => hour.Rate);
        var busiest = DateTimeOffset.FromUnixTimeSeconds(rates.MaxBy(static hour => hour.Rate).Hour * 3_600);
        var insight = new InsightTemplate(model, from, from + Day).Make(
            InsightTypes.IncidentPrediction,
            string.Create(Text.Invariant, $"{expected:0} incidents in 24 hours"),
            string.Create(Text.Invariant, $"Most of them are to be expected around {busiest:yyyy-MM-dd HH:mm} UTC."),
            scores.Accuracy,
            JsonValue.Create(Math.Round(expected, 1)),
            "incidents",
            string.Create(Text.Invariant, $"Have enough people at work around {busiest:HH:mm} UTC.")
        );
        return new DayForecast(insight, expected);
    }

    /// <summary>Compared with what happened, once the day is over: 1 less the relative error.</summary>
    public PredictiveInsight Validated(IncidentSet incidents)
    {
        if (Insight.ExpiresAt > incidents.EndsAt)
        {
            return Insight;
        }

        var actual = incidents.CreatedIn(Insight.ValidFrom, Insight.ExpiresAt).Count();
        var accuracy = Math.Max(0, 1 - (Math.Abs(actual - Expected) / Math.Max(1, Math.Max(actual, Expected))));
        return Insight with { IsValidated = true, Accuracy = Math.Round(accuracy, 4) };
    }
}

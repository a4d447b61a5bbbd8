using System.Globalization;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveInsights;

/// <summary>A forecast of the number of incidents in 24 hours: the sum of the usual rates of the hours.</summary>
internal sealed record DayForecast(PredictiveInsight Insight, double Expected)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Creates a forecast from the incidents before an instant; null when they cover less than four weeks.</summary>
    public static DayForecast? Create(PredictiveModel model, IncidentSet incidents, DateTimeOffset from)
    {
        if (
            model.Scores is not { } scores
            || WeeklyProfile.Create(incidents.CreatedIn(incidents.StartsAt, from), incidents.StartsAt, from) is not { } profile
        )
        {
            return null;
        }

        var first = WeeklyProfile.GetHour(from);
        var rates = Enumerable.Range(0, 24).Select(i => (Hour: first + i, Rate: profile.RateAt(first + i))).ToArray();
        var expected = rates.Sum(static hour => hour.Rate);
        var busiest = DateTimeOffset.FromUnixTimeSeconds(rates.MaxBy(static hour => hour.Rate).Hour * 3_600);
        var insight = new InsightTemplate(model, from, from + Day).Create(
            InsightTypes.IncidentPrediction,
            string.Create(CultureInfo.InvariantCulture, $"{expected:0} incidents in 24 hours"),
            string.Create(CultureInfo.InvariantCulture, $"Most are expected around {busiest:yyyy-MM-dd HH:mm} UTC."),
            scores.Accuracy,
            JsonValue.Create(Math.Round(expected, 1)),
            "incidents",
            string.Create(CultureInfo.InvariantCulture, $"Plan staff for {busiest:HH:mm} UTC.")
        );
        return new DayForecast(insight, expected);
    }

    /// <summary>Compares the forecast with the actual count once the day is over; the accuracy is 1 minus the relative error.</summary>
    public PredictiveInsight Validate(IncidentSet incidents)
    {
        if (Insight.ExpiresAt > incidents.EndsAt)
        {
            return Insight;
        }

        var actual = incidents.CreatedIn(Insight.ValidFrom, Insight.ExpiresAt).Count();
        var accuracy = PredictionAccuracy.Calculate(Expected, actual);
        return Insight with { IsValidated = true, Accuracy = Math.Round(accuracy, 4) };
    }
}

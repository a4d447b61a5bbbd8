using IncidentAnalytics.ReferenceServer.Analytics.Incidents;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>
/// INCIDENT_PREDICTION: predicts that an hour has more incidents than the mean hour when its hour of the week usually has. A sample is an hour.
/// </summary>
internal sealed class IncidentBaseline(TrainingData data) : IBaseline
{
    public int SampleCount => data.Fitting.Count == 0 ? 0 : (int)(data.Cut - data.Start).TotalHours;

    public string MissingDataMessage => "four whole weeks are needed for fitting";

    public ModelScores? Train()
    {
        if (WeeklyProfile.Create(data.Fitting, data.Start, data.Cut) is not { } profile)
        {
            return null;
        }

        var actual = data
            .HeldBack.GroupBy(static incident => WeeklyProfile.GetHour(incident.CreatedAt))
            .ToDictionary(static group => group.Key, static group => group.Count());
        var matrix = new ConfusionMatrix();
        var error = 0.0;
        var last = WeeklyProfile.GetHour(data.End);
        for (var hour = WeeklyProfile.GetHour(data.Cut) + 1; hour < last; hour++)
        {
            var count = actual.GetValueOrDefault(hour);
            matrix.Add(count > profile.Mean, profile.RateAt(hour) > profile.Mean);
            error += Math.Abs(count - profile.RateAt(hour));
        }

        return matrix.ScorePositive(SampleCount, "usual rate of the hour of the week, against the mean hour") with
        {
            Metrics = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["mean_absolute_error_incidents"] = Math.Round(error / Math.Max(1, matrix.Total), 3),
                ["mean_incidents_per_hour"] = Math.Round(profile.Mean, 3),
            },
        };
    }
}

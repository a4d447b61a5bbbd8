namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>
/// INCIDENT_PREDICTION: an hour will be busy (more incidents than the mean hour) when its hour of the week usually is. A sample is an hour.
/// </summary>
internal sealed class IncidentBaseline(TrainingData data) : IBaseline
{
    public int SampleCount => data.Fitting.Count == 0 ? 0 : (int)(data.Cut - data.Start).TotalHours;

    public string Lack => "four whole weeks are needed for fitting";

    public ModelScores? Train()
    {
        if (WeeklyProfile.Of(data.Fitting, data.Start, data.Cut) is not { } profile)
        {
            return null;
        }

        var actual = data
            .HeldBack.GroupBy(static incident => WeeklyProfile.HourOf(incident.CreatedAt))
            .ToDictionary(static group => group.Key, static group => group.Count());
        var confusion = new Confusion();
        var error = 0.0;
        var last = WeeklyProfile.HourOf(data.End);
        for (var hour = WeeklyProfile.HourOf(data.Cut) + 1; hour < last; hour++)
        {
            var count = actual.GetValueOrDefault(hour);
            confusion.Add(count > profile.Mean, profile.RateAt(hour) > profile.Mean);
            error += Math.Abs(count - profile.RateAt(hour));
        }

        return confusion.OfTrue(SampleCount, "usual rate of the hour of the week, against the mean hour") with
        {
            Metrics = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["mean_absolute_error_incidents"] = Math.Round(error / Math.Max(1, confusion.Total), 3),
                ["mean_incidents_per_hour"] = Math.Round(profile.Mean, 3),
            },
        };
    }
}

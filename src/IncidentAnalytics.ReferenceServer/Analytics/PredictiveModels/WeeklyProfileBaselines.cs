using IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;
using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.World;

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
            .HeldOut.GroupBy(static incident => WeeklyProfile.GetHour(incident.CreatedAt))
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

/// <summary>
/// ANOMALY_DETECTION: the server's burst scan. Because incidents are not labeled, it is scored on synthetic bursts: one per held-out day, of
/// four to nine copies of an incident within two hours. A sample is a block of four hours; the test compares the blocks with a burst and the
/// blocks with a finding, ignoring findings in the original data.
/// </summary>
internal sealed class AnomalyBaseline(TrainingData data) : IBaseline
{
    private const int SmallestBurst = 4;
    private const int LargestBurst = 9;
    private const int BlockHours = 4;
    private const int BlocksPerDay = 24 / BlockHours;
    private const int BurstSeconds = 7_200;

    public int SampleCount => data.Fitting.Count == 0 ? 0 : (int)((data.Cut - data.Start).TotalHours / BlockHours);

    public string MissingDataMessage => "four whole weeks are needed for fitting, and a day for scoring";

    public ModelScores? Train()
    {
        if (WeeklyProfile.Create(data.Fitting, data.Start, data.Cut) is null)
        {
            return null;
        }

        var firstBlock = (WeeklyProfile.GetHour(data.Cut) / BlockHours) + 1;
        var days = (int)((WeeklyProfile.GetHour(data.End) / BlockHours) - firstBlock) / BlocksPerDay;
        var (bursts, copies) = Bursts(firstBlock, days);
        Ticket[] untouched = [.. data.Fitting, .. data.HeldOut];
        var known = Find(untouched);
        var found = Find([.. untouched.Concat(copies).OrderBy(static incident => incident.CreatedAt)])
            .Where(finding => !known.Any(other => other.Start < finding.End && finding.Start < other.End))
            .ToArray();
        var matrix = new ConfusionMatrix();
        for (var block = firstBlock; block < firstBlock + (days * BlocksPerDay); block++)
        {
            var start = DateTimeOffset.FromUnixTimeSeconds(block * BlockHours * 3_600);
            var end = start.AddHours(BlockHours);

            // A window can start or end in a neighboring block, so its middle decides.
            matrix.Add(bursts.Contains(block), found.Any(finding => Middle(finding) is var middle && middle >= start && middle < end));
        }

        return matrix.ScorePositive(
            SampleCount,
            "Poisson surprise over the hour of the week, on bursts of four to nine put into the held-out time"
        );
    }

    private (HashSet<long> Blocks, List<Ticket> Copies) Bursts(long firstBlock, int days)
    {
        var random = new SplitMix64((ulong)firstBlock);
        var blocks = new HashSet<long>();
        var copies = new List<Ticket>();
        for (var day = 0; day < days; day++)
        {
            var block = firstBlock + (day * BlocksPerDay) + random.NextBelow(BlocksPerDay);
            var model = data.Fitting[random.NextBelow(data.Fitting.Count)];
            blocks.Add(block);
            var size = SmallestBurst + random.NextBelow(LargestBurst + 1 - SmallestBurst);
            for (var i = 0; i < size; i++)
            {
                var createdAt = DateTimeOffset.FromUnixTimeSeconds((block * BlockHours * 3_600) + 3_600 + random.NextBelow(BurstSeconds));
                copies.Add(model with { Id = -1 - copies.Count, CreatedAt = createdAt });
            }
        }

        return (blocks, copies);
    }

    private AnomalyFinding[] Find(IReadOnlyList<Ticket> incidents) =>
        [.. AnomalyDetector.Strongest(BurstScanner.Scan(new IncidentSet(incidents, data.End))).Where(finding => finding.End > data.Cut)];

    private static DateTimeOffset Middle(AnomalyFinding finding) => finding.Start + ((finding.End - finding.Start) / 2);
}

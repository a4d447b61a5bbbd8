using IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;
using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.World;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics.AnomalyDetections;

/// <summary>The recall of seeded anomalies, including those too close to the end to be detected well.</summary>
public sealed class AnomalyRecallTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 10)]
    [InlineData(1_000, 10)]
    public void Detector_FindsSeededAnomaliesAndFewOthers(long firstSeed, int seeds)
    {
        var (seeded, found, findings, right) = (0, 0, 0, 0);
        for (var seed = firstSeed; seed < firstSeed + seeds; seed++)
        {
            // Each seed has another clock, so that weeks and the end of the world shift relative to the seeded anomalies.
            var world = GeneratedWorldCache.GetOrCreate(seed, Now.AddHours(37 * (seed - firstSeed)));
            var detected = new AnomalyDetector(new IncidentSet(world)).Find(DateTimeOffset.UnixEpoch, world.EndsAt);
            var seededAnomalies = world.SeededAnomalies!;
            var hits = seededAnomalies
                .Where(anomaly => detected.Any(finding => anomaly.IsDetectedBy(finding.Start, finding.End, finding.Incidents)))
                .ToArray();
            var rightOnes = detected.Count(finding =>
                seededAnomalies.Any(anomaly => anomaly.IsDetectedBy(finding.Start, finding.End, finding.Incidents))
            );
            seeded += seededAnomalies.Count;
            found += hits.Length;
            findings += detected.Count;
            right += rightOnes;
            output.WriteLine(
                $"seed {seed}: {hits.Length} of {seededAnomalies.Count} seeded found, {rightOnes} of {detected.Count} findings right"
            );
            foreach (var missed in seededAnomalies.Except(hits))
                output.WriteLine($"  missed {missed}");
            foreach (
                var wrong in detected.Where(finding =>
                    !seededAnomalies.Any(anomaly => anomaly.IsDetectedBy(finding.Start, finding.End, finding.Incidents))
                )
            )
            {
                output.WriteLine($"  wrong {wrong.Type} {wrong.Start:u} {wrong.Subject} score {wrong.Score:0.0}");
            }
        }

        output.WriteLine($"recall {(double)found / seeded:0.000}, precision {(double)right / findings:0.000}");
        Assert.True(seeded >= seeds * 12, $"{seeded} were seeded");
        Assert.True(found >= 0.9 * seeded, $"{found} of {seeded} found");
        Assert.True(right >= 0.8 * findings, $"{right} of {findings} right");
    }
}

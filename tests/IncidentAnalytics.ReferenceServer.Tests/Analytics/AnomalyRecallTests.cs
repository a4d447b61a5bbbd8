using IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;
using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.World;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics;

/// <summary>The detection against what was planted. Everything planted counts, also what lies too near to the end to be seen well.</summary>
public sealed class AnomalyRecallTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 10)]
    [InlineData(1_000, 10)]
    public void Detector_FindsSeededAnomaliesAndFewOthers(long firstSeed, int seeds)
    {
        var (planted, found, findings, right) = (0, 0, 0, 0);
        for (var seed = firstSeed; seed < firstSeed + seeds; seed++)
        {
            // Each seed at another clock: the weeks and the end of the world move against what was planted.
            var world = GeneratedWorldCache.GetOrCreate(seed, Now.AddHours(37 * (seed - firstSeed)));
            var detected = new AnomalyDetector(new IncidentSet(world)).Find(DateTimeOffset.UnixEpoch, world.EndsAt);
            var plants = world.SeededAnomalies!;
            var hits = plants
                .Where(plant => detected.Any(finding => plant.IsDetectedBy(finding.Start, finding.End, finding.Incidents)))
                .ToArray();
            var rightOnes = detected.Count(finding =>
                plants.Any(plant => plant.IsDetectedBy(finding.Start, finding.End, finding.Incidents))
            );
            planted += plants.Count;
            found += hits.Length;
            findings += detected.Count;
            right += rightOnes;
            output.WriteLine($"seed {seed}: {hits.Length} of {plants.Count} planted found, {rightOnes} of {detected.Count} findings right");
            foreach (var missed in plants.Except(hits))
                output.WriteLine($"  missed {missed}");
            foreach (
                var wrong in detected.Where(finding =>
                    !plants.Any(plant => plant.IsDetectedBy(finding.Start, finding.End, finding.Incidents))
                )
            )
            {
                output.WriteLine($"  wrong {wrong.Type} {wrong.Start:u} {wrong.Subject} score {wrong.Score:0.0}");
            }
        }

        output.WriteLine($"recall {(double)found / planted:0.000}, precision {(double)right / findings:0.000}");
        Assert.True(planted >= seeds * 12, $"{planted} were planted");
        Assert.True(found >= 0.9 * planted, $"{found} of {planted} found");
        Assert.True(right >= 0.8 * findings, $"{right} of {findings} right");
    }
}
